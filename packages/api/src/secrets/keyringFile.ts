import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { type Keyring, KeyringError, parseKeyring, type Secret, writeKeyring } from "./keyring.ts";

// A secret is 32 random bytes in hexadecimal: what HKDF-SHA256 can make use of.
const newValue = () => randomBytes(32).toString("hex");

/**
 * The keyring in a file that only this user may read; made with one fresh secret when it is missing.
 * A change of the file counts from the next look on, so a rotation needs no restart.
 */
export function openKeyringFile(path: string): Keyring {
  mkdirSync(dirname(path), { recursive: true });
  makeFile(path);
  if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  return new KeyringFile(path);
}

function makeFile(path: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${newValue()}\n`, { mode: 0o600 });
  try {
    // A link fails when the file is there, so of two first starts one makes the secret, both read it.
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
}

class KeyringFile implements Keyring {
  #path: string;
  #stamp: string;
  #keyring: Keyring;

  constructor(path: string) {
    this.#path = path;
    this.#stamp = stampOf(path);
    this.#keyring = readKeyring(path);
  }

  get current(): Secret {
    return this.#fresh().current;
  }

  get all(): readonly Secret[] {
    return this.#fresh().all;
  }

  /** A look at the file takes 2 µs; it is read only when it was replaced. */
  #fresh(): Keyring {
    try {
      const stamp = stampOf(this.#path);
      if (stamp === this.#stamp) return this.#keyring;
      this.#keyring = readKeyring(this.#path);
      this.#stamp = stamp;
    } catch {
      // Without the file, or with a broken one, what was read before goes on until the next start.
    }
    return this.#keyring;
  }
}

function stampOf(path: string): string {
  const { ino, size, mtimeMs } = statSync(path);
  return `${ino} ${size} ${mtimeMs}`;
}

function readKeyring(path: string): Keyring {
  return parseKeyring(readFileSync(path, "utf8"));
}

/** Puts a fresh secret in front, under the next version; the older ones stay. */
export function addSecret(path: string): Secret {
  return replace(path, ({ all }) => {
    const version = Math.max(...all.map((secret) => secret.version)) + 1;
    const added = { version, value: newValue() };
    return { all: [added, ...all], result: added };
  });
}

/** Removes a version that is not the current one. */
export function removeSecret(path: string, version: number): void {
  replace(path, ({ current, all }) => {
    if (version === current.version) throw new KeyringError(`uses version ${version} now`);
    const rest = all.filter((secret) => secret.version !== version);
    if (rest.length === all.length) throw new KeyringError(`has no version ${version}`);
    return { all: rest, result: undefined };
  });
}

/** The file is always whole: a new one takes its place. The draft is the lock of whoever writes it. */
function replace<Result>(
  path: string,
  change: (keyring: Keyring) => { all: readonly Secret[]; result: Result },
): Result {
  const draft = `${path}.new`;
  const file = openSync(draft, "wx", 0o600);
  try {
    const { all, result } = change(readKeyring(path));
    writeFileSync(file, `${writeKeyring(all)}\n`);
    fsyncSync(file);
    // Root may do this for the user that the server runs as.
    const { uid, gid } = statSync(path);
    if (process.getuid?.() === 0) chownSync(draft, uid, gid);
    renameSync(draft, path);
    return result;
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
