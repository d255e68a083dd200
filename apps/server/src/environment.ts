import { isIP, isIPv4 } from "node:net";
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
  /** Without effect while PF_AUTH is local. */
  readonly accountsOnly?: boolean;
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

/** Whether a host name or an address means this machine only. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, "$1");
  return bare === "localhost" || bare === "::1" || (isIPv4(bare) && bare.startsWith("127."));
}

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

/** As the `host` of an address: lower case, with the port unless it is that of https. */
function isHost(text: string): boolean {
  return URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text;
}

const hosts = z
  .string()
  .transform((text) => text.split(",").map((part) => part.trim().toLowerCase()))
  .pipe(z.array(z.string().refine(isHost)));

const count = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number);

const clientId = z.string().regex(/^[\x21-\x7e]{1,300}$/);
const clientSecret = clientId;

const issuer = url("http:", "https:").refine((text) => {
  const { protocol, hostname } = new URL(text);
  return (protocol === "https:" || isLoopback(hostname)) && !/[?#@]/.test(text);
});

const sender = /^(?:[^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

const logLevel = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]);

/** The environment of PersonaForge. A default is written as it would stand in `.env`. */
export const environment = z.object({
  PORT: variable(port.prefault("3000"), {
    about: "The port of the web app and the API.",
    rule: "a whole number from 0 to 65535",
  }),
  HOST: variable(host.prefault("127.0.0.1"), {
    about: "The address to listen on. With PF_AUTH=local only this machine may connect.",
    rule: "an IP address or localhost",
  }),
  PUBLIC_URL: variable(origin.optional(), {
    about: "The address people type. Unset: http://localhost:PORT, if HOST is this machine.",
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
    about: "A Redis for what several processes share: the counts of rate limits.",
    rule: "redis://host:6379",
    secret: true,
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
    about: "local: one owner without a password, on this machine. accounts: people sign in.",
    rule: "local or accounts",
  }),
  PF_SECRET: variable(z.string().optional(), {
    about: "Signs and seals what nobody may forge or read. Unset: made once, in DATA_DIR/secret.",
    rule: "32 or more random characters (openssl rand -hex 32), or versions of that, newest first: 2:<secret>,1:<secret>",
    secret: true,
  }),
  PF_INIT_EMAIL: variable(z.email().optional(), {
    about: "The first owner's e-mail address.",
    rule: "an e-mail address",
    accountsOnly: true,
  }),
  PF_INIT_PASSWORD: variable(z.string().min(10).max(128).optional(), {
    about: "The first owner's password.",
    rule: "10 to 128 characters",
    secret: true,
    accountsOnly: true,
  }),
  PF_INIT_API_KEY: variable(
    z
      .string()
      .regex(/^[\w-]{32,200}$/)
      .optional(),
    {
      about: "An API key for the first owner.",
      rule: "32 to 200 letters, digits, - or _, and random",
      secret: true,
    },
  ),
  PF_SIGN_UP: variable(z.enum(["open", "invited"]).prefault("open"), {
    about: "Who may make an account. open: everybody who reaches this. invited: the invited.",
    rule: "open or invited",
    accountsOnly: true,
  }),
  PF_DAILY_TOKENS: variable(count.prefault("500000"), {
    about: "Tokens that each account may use in chats on a day. 0: as many as it likes.",
    rule: "a whole number from 0 to 999999999999",
    accountsOnly: true,
  }),
  PF_STORAGE_BYTES: variable(count.prefault("10737418240"), {
    about:
      "Bytes of pictures and imported files that each workspace may keep. 0: as many as it likes.",
    rule: "a whole number from 0 to 999999999999",
    accountsOnly: true,
  }),
  PF_IMPORT_HOSTS: variable(hosts.optional(), {
    about:
      "Where cards may be fetched from by link; these may be in your network. Unset: public https servers.",
    rule: "hosts with commas between them, such as cards.example.org,192.168.1.9:8000",
  }),
  GITHUB_CLIENT_ID: variable(clientId.optional(), {
    about: "Sign in with GitHub: the id of an OAuth app.",
    rule: "the id that GitHub shows",
    accountsOnly: true,
  }),
  GITHUB_CLIENT_SECRET: variable(clientSecret.optional(), {
    about: "The secret of that OAuth app.",
    rule: "the secret that GitHub shows",
    secret: true,
    accountsOnly: true,
  }),
  GOOGLE_CLIENT_ID: variable(clientId.optional(), {
    about: "Sign in with Google: the id of an OAuth client.",
    rule: "the id that Google shows",
    accountsOnly: true,
  }),
  GOOGLE_CLIENT_SECRET: variable(clientSecret.optional(), {
    about: "The secret of that OAuth client.",
    rule: "the secret that Google shows",
    secret: true,
    accountsOnly: true,
  }),
  OIDC_ISSUER: variable(issuer.optional(), {
    about: "Sign in with another OpenID Connect server: its issuer.",
    rule: "an https address, such as https://login.example (http on this machine only)",
    accountsOnly: true,
  }),
  OIDC_CLIENT_ID: variable(clientId.optional(), {
    about: "The id of PersonaForge at that server.",
    rule: "the id that the server gave",
    accountsOnly: true,
  }),
  OIDC_CLIENT_SECRET: variable(clientSecret.optional(), {
    about: "The secret of PersonaForge at that server.",
    rule: "the secret that the server gave",
    secret: true,
    accountsOnly: true,
  }),
  OIDC_NAME: variable(z.string().max(40).prefault("Single sign-on"), {
    about: "What the button for that server says.",
    rule: "a name of up to 40 characters",
    accountsOnly: true,
  }),
  SMTP_URL: variable(url("smtp:", "smtps:").optional(), {
    about: "The mail server for verifying addresses and resetting passwords. Unset: no mail.",
    rule: "smtps://user:password@host:465, or smtp:// with STARTTLS",
    secret: true,
    accountsOnly: true,
  }),
  MAIL_FROM: variable(z.string().max(200).regex(sender).optional(), {
    about: "The sender of that mail.",
    rule: "an address, or a name and an address: PersonaForge <forge@forge.example>",
    accountsOnly: true,
  }),
  PF_TRUSTED_PROXIES: variable(addresses.optional(), {
    about: "Proxies whose X-Forwarded-For is believed: 10.0.0.0/8,::1.",
    rule: "addresses and ranges with commas between them",
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
