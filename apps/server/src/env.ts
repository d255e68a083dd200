import { existsSync } from "node:fs";
import { isIPv4 } from "node:net";
import { join } from "node:path";
import {
  checkout,
  environment,
  type Env,
  factsOf,
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
  if (!wrong.has("HOST")) problems.push(...hostProblems(given.HOST, options));
  if (given.PF_AUTH === "accounts") problems.push("PF_AUTH=accounts is not available yet.");
  if (problems.length > 0 || !parsed.success) throw new StartError(problems.join("\n"));
  return parsed.data;
}

function problemOf(name: VariableName, value = ""): string {
  const { rule, secret } = factsOf(name);
  const shown = secret ? "the value given (hidden)" : JSON.stringify(value.slice(0, 80));
  return `${name} must be ${rule}, not ${shown}.`;
}

function hostProblems(host = "127.0.0.1", { loopbackPublished }: EnvOptions): string[] {
  const loopback =
    host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
  if (loopback || loopbackPublished) return [];
  return [
    `HOST=${host} would let other machines in, and PF_AUTH=local asks nobody for a password. Leave HOST at 127.0.0.1.`,
  ];
}

/** Variables that are set and have no effect in this version. */
export function unusedVariables(env: Env): VariableName[] {
  return variableNames.filter((name) => env[name] !== undefined && factsOf(name).unused);
}
