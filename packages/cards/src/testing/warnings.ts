import type { Warn } from "../document.ts";
import type { WarningCode } from "../problem.ts";

/** A list that fills with the codes of what is warned of. */
export function warningCodes(): { codes: WarningCode[]; warn: Warn } {
  const codes: WarningCode[] = [];
  return { codes, warn: (code) => codes.push(code) };
}
