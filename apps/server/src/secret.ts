import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode, StartError } from "./startError.ts";

/**
 * The secret of this installation: made at the first start and kept in a file that only this user
 * may read, so that whatever is signed with it outlives a restart.
 */
export function keepSecret(dataDir: string): string {
  try {
    return readOrMake(dataDir, join(dataDir, "secret"));
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} cannot be used (${errorCode(error)}). Give this user the right to write there, or set DATA_DIR to another folder.`,
      error,
    );
  }
}

function readOrMake(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  try {
    // A link fails when the file is there, so of two first starts one makes the secret, both read it.
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, "utf8").trim();
}
