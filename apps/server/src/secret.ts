import { join } from "node:path";
import { type Keyring, KeyringError, parseKeyring } from "@personaforge/api/secrets/keyring";
import { openKeyringFile } from "@personaforge/api/secrets/keyringFile";
import type { Env } from "./environment.ts";
import { errorCode, StartError } from "./startError.ts";

type Source = Pick<Env, "PF_SECRET" | "DATA_DIR">;

/**
 * The secrets of this installation: those of PF_SECRET, else of a file that is made at the first start
 * and that only this user may read, so that whatever is signed or sealed outlives a restart.
 */
export function openKeyring({ PF_SECRET, DATA_DIR }: Source): Keyring {
  if (PF_SECRET !== undefined) return parseKeyring(PF_SECRET);
  const path = secretPath(DATA_DIR);
  try {
    return openKeyringFile(path);
  } catch (error) {
    if (error instanceof KeyringError) {
      const advice = "If it was never used, remove the file; else restore it from a backup.";
      throw new StartError(`The secret in ${path} ${error.message}. ${advice}`, error);
    }
    throw new StartError(
      `The data folder ${DATA_DIR} cannot be used (${errorCode(error)}). Give this user the right to write there, or set DATA_DIR to another folder.`,
      error,
    );
  }
}

export function secretPath(dataDir: string): string {
  return join(dataDir, "secret");
}
