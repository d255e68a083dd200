/** What kept the database from answering, where the caller can do something about it. */
export function databaseErrorKind(
  error: unknown,
): "invalid" | "conflict" | "timeout" | "unavailable" | null {
  if (!(error instanceof Error)) return null;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && /^22\w{3}$/.test(code)) return "invalid";
  if (code === "40P01" || code === "40001") return "conflict";
  // What a row was about to refer to has just been deleted, such as the workspace it was meant for.
  if (code === "23503") return "conflict";
  if (code === "57014") return "timeout";
  if (typeof code === "string" && (/^53\w{3}$/.test(code) || unavailable.has(code))) {
    return "unavailable";
  }
  if (/timeout exceeded when trying to connect|Connection terminated/.test(error.message)) {
    return "unavailable";
  }
  return null;
}

// Connection exceptions and shutdowns of Postgres (classes 08 and 57P; 53 is disk and memory), then Node's socket errors.
const unavailable = new Set([
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
  "57P01",
  "57P02",
  "57P03",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EHOSTUNREACH",
]);

/** The constraint a write ran into, when the database named one. */
export function violatedConstraint(error: unknown): string | null {
  const constraint = (error as { constraint?: unknown } | null)?.constraint;
  return typeof constraint === "string" ? constraint : null;
}
