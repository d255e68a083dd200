import { createHmac, timingSafeEqual } from "node:crypto";

/** A secret with its version; the first of a list signs, the others are still accepted. */
export interface VersionedSecret {
  version: number;
  value: string;
}

/**
 * What the names of our cookies begin with. A browser takes a `__Host-` cookie only from a secure
 * page of exactly this host, so no other host of the domain can set one.
 */
export function cookiePrefix(publicUrl: string): string {
  return publicUrl.startsWith("https:") ? "__Host-pf" : "pf";
}

export function sessionCookieName(publicUrl: string): string {
  return `${cookiePrefix(publicUrl)}.session_token`;
}

/** Whether the Cookie header names a session, whatever it is worth. */
export function namesSession(cookies: string | undefined, publicUrl: string): boolean {
  const begin = `${sessionCookieName(publicUrl)}=`;
  return cookies?.split(";").some((cookie) => cookie.trimStart().startsWith(begin)) === true;
}

/**
 * The Cookie header with what an older secret signed signed by the current one: better-auth checks
 * cookies by one secret, and a new secret would sign everybody out.
 */
export function resign(cookies: string, [current, ...older]: readonly VersionedSecret[]): string {
  if (current === undefined || older.length === 0) return cookies;
  return cookies
    .split(";")
    .map((cookie) => {
      const [name = "", value = ""] = cookie.trim().split(/=(.*)/s);
      if (!/^(__Host-)?pf\./.test(name)) return cookie.trim();
      return `${name}=${resignValue(value, current, older)}`;
    })
    .join("; ");
}

function resignValue(
  raw: string,
  current: VersionedSecret,
  older: readonly VersionedSecret[],
): string {
  const signed = decoded(raw);
  const dot = signed.lastIndexOf(".");
  if (dot < 1) return raw;
  const [value, signature] = [signed.slice(0, dot), signed.slice(dot + 1)];
  if (!older.some((secret) => isEqual(signature, sign(value, secret)))) return raw;
  return encodeURIComponent(`${value}.${sign(value, current)}`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sign(value: string, secret: VersionedSecret): string {
  return createHmac("sha256", secret.value).update(value).digest("base64");
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
