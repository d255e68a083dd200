import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const everywhere = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
} as const;

/** `secure` when people reach this installation by https: browsers then stay with it for a year. */
export function setSecurityHeaders(
  response: ServerResponse,
  { secure }: { secure: boolean },
): void {
  for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value);
  if (secure) response.setHeader("strict-transport-security", "max-age=31536000");
}

/**
 * Gives the page a nonce. Next reads it from the request's policy and puts it on its own scripts;
 * a page that needs it for a script of its own reads the header `x-nonce`.
 */
export function setContentPolicy(
  request: IncomingMessage,
  response: ServerResponse,
  { dev }: { dev: boolean },
): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentPolicy(nonce, dev);
  request.headers["content-security-policy"] = policy;
  request.headers["x-nonce"] = nonce;
  response.setHeader("content-security-policy", policy);
}

/** Next's dev mode evaluates code, writes style elements without a nonce and talks over a WebSocket. */
export function contentPolicy(nonce: string, dev: boolean): string {
  const directives = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src": dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "img-src": "'self' data: blob:",
    "connect-src": dev ? "'self' ws:" : "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
