import type { PromptBlock } from "@personaforge/contract/promptReport";

/** A block of one part. */
export function block(role: PromptBlock["role"], text: string, stable = false): PromptBlock {
  return { role, stable, parts: [{ section: "history", source: null, text }] };
}
