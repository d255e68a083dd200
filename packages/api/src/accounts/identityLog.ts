import type { Logger } from "pino";

// better-auth writes addresses, tokens and whole database errors into what it logs.
const address = /[^\s"'()<>]+@[^\s"'()<>]+/g;
const token = /[\w-]{20,}(\.[\w-]+)*/g;

/** A line without e-mail addresses, and without anything long enough to be a token. */
export function withoutSecrets(text: string): string {
  return text.replaceAll(address, "[address]").replaceAll(token, "[token]").slice(0, 500);
}

/** better-auth's logger, which writes to ours. Of errors only the name and the code are kept. */
export function identityLog(log: Logger) {
  return {
    level: "warn" as const,
    log: (level: "debug" | "info" | "warn" | "error", message: string, ...about: unknown[]) => {
      const errors = about.filter((thing) => thing instanceof Error).map(nameOf);
      log[level](
        { errors: errors.length > 0 ? errors : undefined },
        `auth: ${withoutSecrets(message)}`,
      );
    },
  };
}

/** What may be said of an error that was not expected. */
export function nameOf(error: unknown): { name: string; code: string | undefined } {
  if (!(error instanceof Error)) return { name: typeof error, code: undefined };
  const { code } = error as { code?: unknown };
  return { name: error.name, code: typeof code === "string" ? withoutSecrets(code) : undefined };
}
