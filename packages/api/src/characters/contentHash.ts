import { createHash } from "node:crypto";
import { canonicalContent } from "@personaforge/contract/canonical";
import type { CharacterContent } from "@personaforge/contract/content";

/** SHA-256, hex, of the canonical content. */
export function contentHash(content: CharacterContent): string {
  return createHash("sha256").update(canonicalContent(content)).digest("hex");
}
