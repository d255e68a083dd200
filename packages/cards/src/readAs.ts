import type { JsonObject, Warn } from "./document.ts";
import { documentOf, type ReadDocument } from "./documents.ts";
import type { ReadFormat } from "./format.ts";

/** Reads a document whose format its package gave away. */
export function readAs(format: ReadFormat, value: JsonObject, warn: Warn): ReadDocument {
  const document = documentOf(format);
  const stripped = document.strip?.(value) ?? null;
  if (stripped !== null) {
    warn("secrets_removed", "", "Keys, passwords and tokens were taken out.");
  }
  const raw = stripped ?? value;
  return { format, kind: "character", card: document.read(raw, warn), raw };
}
