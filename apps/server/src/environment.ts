import { isIP } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";

/** The folder that holds `start.mjs`, `.env` and, unless `DATA_DIR` says otherwise, the data. */
export const checkout = fileURLToPath(new URL("../../../", import.meta.url));

export interface VariableFacts {
  /** What it is for, as `.env.example` says it. */
  readonly about: string;
  /** Finishes the sentence "<NAME> must be …". */
  readonly rule: string;
  /** Its value never appears in a message. */
  readonly secret?: boolean;
  /** Read and checked, but without effect in this version. */
  readonly unused?: boolean;
}

const facts = z.registry<VariableFacts>();

function variable<Schema extends z.ZodType>(schema: Schema, details: VariableFacts): Schema {
  facts.add(schema, details);
  return schema;
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535));

const host = z.string().refine((text) => text === "localhost" || isIP(text) !== 0);

function url(...protocols: string[]) {
  return z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol));
}

const origin = url("http:", "https:")
  .refine((text) => new URL(text).pathname === "/" && !/[?#@]/.test(text))
  .transform((text) => new URL(text).origin);

function isAddressOrRange(text: string): boolean {
  const [address = "", bits = "0", ...rest] = text.split("/");
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  return version !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

const addresses = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim()))
  .pipe(z.array(z.string().refine(isAddressOrRange)));

const logLevel = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]);

/** The environment of PersonaForge. A default is written as it would stand in `.env`. */
export const environment = z.object({
  PORT: variable(port.prefault("3000"), {
    about: "The port of the web app and the API.",
    rule: "a whole number from 0 to 65535",
  }),
  HOST: variable(host.prefault("127.0.0.1"), {
    about: "The address to listen on. Only this machine may connect while there are no accounts.",
    rule: "an IP address or localhost",
  }),
  PUBLIC_URL: variable(origin.optional(), {
    about: "The address people type. Unset: http://localhost:PORT.",
    rule: "an http or https address without a path, such as https://personaforge.example",
  }),
  DATA_DIR: variable(
    z
      .string()
      .prefault("./.data")
      .transform((text) => resolve(checkout, text)),
    {
      about: "The folder of the embedded database and of the generated secret.",
      rule: "a folder",
    },
  ),
  DATABASE_URL: variable(url("postgres:", "postgresql:").optional(), {
    about: "A Postgres of your own, 15 or newer. Unset: an embedded Postgres in DATA_DIR.",
    rule: "postgres://user:password@host:5432/database",
    secret: true,
  }),
  DATABASE_REPLICA_URL: variable(url("postgres:", "postgresql:").optional(), {
    about: "A replica of that Postgres, to read published versions from.",
    rule: "postgres://user:password@host:5432/database",
    secret: true,
    unused: true,
  }),
  REDIS_URL: variable(url("redis:", "rediss:").optional(), {
    about: "A Redis for what several processes share: cache, rate limits, events.",
    rule: "redis://host:6379",
    secret: true,
    unused: true,
  }),
  OPENAI_API_KEY: variable(
    z
      .string()
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
    {
      about: "With a key or a base URL a real model answers; with neither, the offline demo model.",
      rule: "a key without spaces or line breaks",
      secret: true,
    },
  ),
  OPENAI_BASE_URL: variable(url("http:", "https:").optional(), {
    about: "A server that speaks the OpenAI protocol: http://localhost:11434/v1 for Ollama.",
    rule: "an http or https address",
    secret: true,
  }),
  OPENAI_MODEL: variable(z.string().max(200).prefault("gpt-4o"), {
    about: "The model that answers in chats.",
    rule: "the name of a model, up to 200 characters",
  }),
  PF_AUTH: variable(z.enum(["local", "accounts"]).prefault("local"), {
    about: "local: one owner without a password. accounts: not available yet.",
    rule: "local or accounts",
  }),
  PF_SECRET: variable(z.string().min(32).optional(), {
    about: "Signs what must not be forged. Unset: generated once into DATA_DIR.",
    rule: "at least 32 characters",
    secret: true,
    unused: true,
  }),
  PF_INIT_EMAIL: variable(z.email().optional(), {
    about: "The first owner's e-mail address.",
    rule: "an e-mail address",
    unused: true,
  }),
  PF_INIT_PASSWORD: variable(z.string().min(12).optional(), {
    about: "The first owner's password.",
    rule: "at least 12 characters",
    secret: true,
    unused: true,
  }),
  PF_INIT_API_KEY: variable(z.string().min(32).optional(), {
    about: "An API key for the first owner.",
    rule: "at least 32 characters",
    secret: true,
    unused: true,
  }),
  PF_TRUSTED_PROXIES: variable(addresses.optional(), {
    about: "Proxies whose X-Forwarded-For is believed: 10.0.0.0/8,::1.",
    rule: "addresses and ranges with commas between them",
    unused: true,
  }),
  LOG_LEVEL: variable(logLevel.prefault("warn"), {
    about: "What is logged: warn for problems, info for every request too.",
    rule: `one of ${logLevel.options.join(", ")}`,
  }),
});

export type Env = z.output<typeof environment>;
export type VariableName = keyof Env;

export function factsOf(name: VariableName): VariableFacts {
  const details = facts.get(environment.shape[name]);
  if (!details) throw new Error(`${name} is not described.`);
  return details;
}

export const variableNames = Object.keys(environment.shape) as VariableName[];
