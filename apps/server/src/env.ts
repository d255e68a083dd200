import { existsSync } from "node:fs";
import { join } from "node:path";
import { KeyringError, parseKeyring } from "@personaforge/api/secrets/keyring";
import { weaknessOf } from "@personaforge/api/secrets/weakness";
import {
  checkout,
  environment,
  type Env,
  factsOf,
  isLoopback,
  variableNames,
  type VariableName,
} from "./environment.ts";
import { StartError } from "./startError.ts";

export interface EnvOptions {
  /** Somebody else publishes the port on the loopback address only, as `docker-compose.yml` does. */
  readonly loopbackPublished: boolean;
}

type Source = Readonly<Record<string, string | undefined>>;

/** Reads `.env` in the checkout, then the environment, which wins. Throws every problem at once. */
export function readEnv(options: EnvOptions): Env {
  const file = join(checkout, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  return parseEnv(process.env, options);
}

/** An empty variable counts as unset, as a compose file passes it on. */
export function parseEnv(source: Source, options: EnvOptions): Env {
  const given: Source = Object.fromEntries(
    variableNames.flatMap((name) => (source[name] ? [[name, source[name]]] : [])),
  );
  const parsed = environment.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0] as VariableName));
  const problems = [...wrong].map((name) => problemOf(name, given[name]));
  problems.push(...secretProblems(given), ...pairProblems(given));
  if (!wrong.has("HOST") && !wrong.has("PF_AUTH")) problems.push(...hostProblems(given, options));
  if (problems.length > 0 || !parsed.success) throw new StartError(problems.join("\n"));
  return parsed.data;
}

function problemOf(name: VariableName, value = ""): string {
  const { rule, secret } = factsOf(name);
  const shown = secret ? "the value given (hidden)" : JSON.stringify(value.slice(0, 80));
  return `${name} must be ${rule}, not ${shown}.`;
}

function secretProblems({ PF_SECRET }: Source): string[] {
  const problem = (name: VariableName, weakness: string) =>
    `${name} must be ${factsOf(name).rule}. The value given (hidden) ${weakness}.`;
  const problems: string[] = [];
  try {
    if (PF_SECRET !== undefined) parseKeyring(PF_SECRET);
  } catch (error) {
    if (!(error instanceof KeyringError)) throw error;
    problems.push(problem("PF_SECRET", error.message));
  }
  return problems;
}

const together: readonly (readonly VariableName[])[] = [
  ["PF_INIT_EMAIL", "PF_INIT_PASSWORD"],
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["SMTP_URL", "MAIL_FROM"],
];

function pairProblems(given: Source): string[] {
  return together.flatMap((names) => {
    const missing = names.filter((name) => given[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) return [];
    const all = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
    return [`${all} must be given together; ${missing.join(" and ")} is missing.`];
  });
}

function hostProblems(given: Source, { loopbackPublished }: EnvOptions): string[] {
  const { HOST = "127.0.0.1", PUBLIC_URL, PF_AUTH } = given;
  if (isLoopback(HOST) || loopbackPublished) return [];
  if (PF_AUTH !== "accounts") {
    return [
      `HOST=${HOST} would let other machines in, and PF_AUTH=local asks nobody for a password. Leave HOST at 127.0.0.1.`,
    ];
  }
  if (PUBLIC_URL !== undefined) return [];
  return [
    `HOST=${HOST} lets other machines in: set PUBLIC_URL to the address people type, such as https://personaforge.example.`,
  ];
}

/** What does not keep PersonaForge from starting, but is not what somebody wanted. */
export function environmentWarnings(env: Env): string[] {
  const set = variableNames.filter((name) => !isDefault(name, env));
  const unused = set.filter((name) => factsOf(name).unused);
  const local = env.PF_AUTH === "local" ? set.filter((name) => factsOf(name).accountsOnly) : [];
  return [
    ...unused.map((name) => `${name} is set but not used yet.`),
    ...local.map((name) => `${name} has no effect while PF_AUTH is local.`),
    ...weakKeyWarnings(env),
    ...clearTextWarnings(env),
  ];
}

function isDefault(name: VariableName, env: Env): boolean {
  return env[name] === undefined || env[name] === environment.parse({})[name];
}

/** Guesses are counted and slowed down, but a key that can be guessed will be. */
function weakKeyWarnings({ PF_INIT_API_KEY: key }: Env): string[] {
  const weakness = key === undefined ? null : weaknessOf(key);
  if (weakness === null) return [];
  return [`PF_INIT_API_KEY ${weakness}: anyone may guess it. Use a random one.`];
}

/** A cookie that a browser sends over http can be read by every machine on the way. */
function clearTextWarnings({ PF_AUTH, PUBLIC_URL }: Env): string[] {
  if (PF_AUTH !== "accounts" || PUBLIC_URL === undefined) return [];
  const { protocol, hostname } = new URL(PUBLIC_URL);
  if (protocol === "https:" || isLoopback(hostname)) return [];
  return [
    `PUBLIC_URL=${PUBLIC_URL} is not encrypted: whoever can listen on the way can take over a sign-in. Put https in front.`,
  ];
}
