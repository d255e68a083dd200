import { hkdfSync } from "node:crypto";
import { weaknessOf } from "./weakness.ts";

export interface Secret {
  readonly version: number;
  readonly value: string;
}

/**
 * The secrets of an installation. The first signs and seals; the others still open what they sealed.
 * A keyring may change while the server runs: read it when you need it, and keep no copy.
 */
export interface Keyring {
  readonly current: Secret;
  readonly all: readonly Secret[];
}

/** A text that is no keyring. The message ends the sentence "PF_SECRET …" and holds no secret. */
export class KeyringError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "KeyringError";
  }
}

/**
 * Reads one secret, which is version 1, or versions of it with the one to use first:
 * `2:<secret>,1:<secret>`. Throws a KeyringError.
 */
export function parseKeyring(text: string): Keyring {
  const all = /^\s*\d+:/.test(text) ? text.split(",").map(readVersion) : [single(text.trim())];
  const [current] = all;
  if (current === undefined) throw new KeyringError("is empty");
  if (new Set(all.map(({ version }) => version)).size < all.length) {
    throw new KeyringError("gives one version twice");
  }
  if (new Set(all.map(({ value }) => value)).size < all.length) {
    throw new KeyringError("gives one secret to two versions");
  }
  for (const { version, value } of all) {
    const weakness = weaknessOf(value);
    const where = all.length > 1 ? ` in version ${version}` : "";
    if (weakness !== null) throw new KeyringError(`${weakness}${where}`);
  }
  return { current, all };
}

function single(value: string): Secret {
  return { version: 1, value };
}

function readVersion(entry: string): Secret {
  const [, version = "", value = ""] = /^\s*(\d{1,9}):(\S+)\s*$/.exec(entry) ?? [];
  const number = Number(version);
  if (value === "" || number === 0)
    throw new KeyringError("is not of the form 2:<secret>,1:<secret>");
  return { version: number, value };
}

/** The text that `parseKeyring` reads. */
export function writeKeyring(all: readonly Secret[]): string {
  return all.map(({ version, value }) => `${version}:${value}`).join(",");
}

/** The secret of a version, or undefined when it was retired or never was. */
export function secretOf(keyring: Keyring, version: number): Secret | undefined {
  return keyring.all.find((secret) => secret.version === version);
}

export type Purpose = "seal" | "setup" | "embed" | "identity" | "logs";

/**
 * A key of 32 bytes for one purpose, by HKDF-SHA256 from one version of the secret (the current one
 * unless said). Keys of different purposes tell nothing about each other. Throws for a version that
 * the keyring does not hold.
 */
export function deriveKey(keyring: Keyring, purpose: Purpose, version?: number): Buffer {
  const secret = version === undefined ? keyring.current : secretOf(keyring, version);
  if (secret === undefined) throw new Error(`There is no version ${version} of the secret.`);
  const known = derived.get(secret)?.get(purpose);
  if (known !== undefined) return known;
  const key = Buffer.from(hkdfSync("sha256", secret.value, "", `personaforge:${purpose}`, 32));
  const keys = derived.get(secret) ?? new Map<Purpose, Buffer>();
  derived.set(secret, keys.set(purpose, key));
  return key;
}

const derived = new WeakMap<Secret, Map<Purpose, Buffer>>();
