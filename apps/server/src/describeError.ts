import * as z from "zod";
import { errorCode } from "./startError.ts";

/** What the log keeps of an error. */
export interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly constraint?: string;
  readonly stack?: string;
  readonly cause?: DescribedError;
}

// A longer one holds data: the longest sentence of ours has 200 characters.
const longestMessage = 500;
const mostCauses = 4;

/**
 * An error for the log: its kind, its sentence, where it was thrown, and what caused it. Everything
 * else stays out, because libraries hang requests, statements and rows on their errors.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: "Something that is no error was thrown." };
  }
  const frames = error.stack?.match(/^ {4}at .*$/gm)?.join("\n");
  const constraint: unknown = Reflect.get(error, "constraint");
  const { cause } = error;
  return {
    type: error.name,
    message: messageOf(error).slice(0, longestMessage),
    code: errorCode(error),
    ...(typeof constraint === "string" && { constraint }),
    ...(frames !== undefined && { stack: frames }),
    ...(cause instanceof Error && depth < mostCauses && { cause: describeError(cause, depth + 1) }),
  };
}

/** Some libraries quote in the message what they could not read. */
function messageOf(error: Error): string {
  if (error instanceof z.core.$ZodError) {
    return error.issues
      .map(({ path, code }) => `${path.join(".") || "(whole)"}: ${code}`)
      .join(", ");
  }
  if (error instanceof SyntaxError) return "A text could not be read.";
  // Class 22 of Postgres, data exceptions: invalid input syntax for type uuid: "…".
  const code = errorCode(error);
  if (code !== undefined && /^22\w{3}$/.test(code)) return `Postgres refused a value (${code}).`;
  return error.message;
}

/** The same as text, for messages that libraries print. */
export function errorText(error: Error): string {
  const { type, message, stack = "" } = describeError(error);
  return `${type}: ${message}\n${stack}`;
}
