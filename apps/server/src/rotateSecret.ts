import { parseArgs } from "node:util";
import { secretOf, type Keyring } from "@personaforge/api/secrets/keyring";
import { addSecret, removeSecret } from "@personaforge/api/secrets/keyringFile";
import { countSealed, resealAll } from "@personaforge/api/secrets/reseal.service";
import type { Database } from "@personaforge/db/database";
import { readEnv } from "./env.ts";
import type { Env } from "./environment.ts";
import { openKeyring, secretPath } from "./secret.ts";
import { errorCode, StartError } from "./startError.ts";
import { withStore } from "./storeBeside.ts";
import { complainOf, say } from "./terminal.ts";

const usage = `npm run rotate-secret                  a new secret in front, and what the older ones sealed under it
npm run rotate-secret -- --reseal      only seals under the newest secret what is not yet
npm run rotate-secret -- --retire 1    removes version 1, when nothing is sealed under it any more`;

interface Rotation {
  readonly env: Env;
  readonly keyring: Keyring;
}

async function main(): Promise<void> {
  const { reseal, retire } = readArguments();
  // Nothing listens here, so that HOST may be any.
  const env = readEnv({ loopbackPublished: true });
  const rotation = { env, keyring: openKeyring(env) };
  if (retire !== undefined) return retireSecret(rotation, Number(retire));
  if (!reseal) add(rotation);
  await withStore(env, (db) => resealHere(db, rotation.keyring));
}

function readArguments(): { reseal: boolean; retire?: string | undefined } {
  try {
    const options = { reseal: { type: "boolean" }, retire: { type: "string" } } as const;
    const { reseal = false, retire } = parseArgs({ options }).values;
    if (retire === undefined || (!reseal && /^\d{1,9}$/.test(retire))) return { reseal, retire };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new StartError(usage);
}

function add({ env, keyring }: Rotation): void {
  const { all } = keyring;
  const next = Math.max(...all.map(({ version }) => version)) + 1;
  if (env.PF_SECRET !== undefined) throw new StartError(instructions(next, all.length > 1));
  const { version } = onFile(env, addSecret);
  say(`Version ${version} of the secret is in use. A running PersonaForge takes it by itself.`);
}

/** PF_SECRET is not ours to change. */
function instructions(next: number, versioned: boolean): string {
  const old = versioned ? "<what it is now>" : "1:<what it is now>";
  return `PF_SECRET is set in the environment, so it is changed there:
1. Where several servers run, give each PF_SECRET=${old},${next}:<new> first.
2. Start each with PF_SECRET=${next}:<new>,${old}. openssl rand -hex 32 makes a new one.
3. Run: npm run rotate-secret -- --reseal
4. Days later, once the sessions that the old one signed are over, run: npm run rotate-secret -- --retire ${next - 1}`;
}

async function resealHere(db: Database, keyring: Keyring): Promise<void> {
  const { resealed, stuck } = await resealAll({ db, keyring });
  say(`${resealed} sealed values are under version ${keyring.current.version} now.`);
  if (stuck > 0) throw new StartError(`${stuck} sealed values do not open, and stay as they are.`);
}

async function retireSecret({ env, keyring }: Rotation, version: number): Promise<void> {
  if (version === keyring.current.version) {
    throw new StartError(`Version ${version} of the secret is in use. Rotate first.`);
  }
  if (secretOf(keyring, version) === undefined) {
    throw new StartError(`There is no version ${version} of the secret.`);
  }
  const left = await withStore(env, (db) => countSealed({ db }, version));
  if (left > 0) {
    throw new StartError(
      `${left} values are sealed under version ${version}. Run npm run rotate-secret -- --reseal first.`,
    );
  }
  if (env.PF_SECRET !== undefined) {
    say(`Nothing is sealed under version ${version}: take it out of PF_SECRET and start again.`);
    return;
  }
  onFile(env, (path) => removeSecret(path, version));
  say(`Version ${version} of the secret is gone, and with it the sessions that it had signed.`);
}

function onFile<Result>(env: Env, change: (path: string) => Result): Result {
  const path = secretPath(env.DATA_DIR);
  try {
    return change(path);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    throw new StartError(
      `The secret is being changed by another program. If there is none, remove ${path}.new.`,
    );
  }
}

main().catch((error: unknown) => {
  complainOf(error);
  process.exitCode = 1;
});
