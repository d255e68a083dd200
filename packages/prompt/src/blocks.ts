import type { PromptBlock, PromptPart } from "@personaforge/contract/promptReport";
import type { PromptTurn } from "./prompt.ts";
import type { Section, Unit } from "./section.ts";
import type { SourcedTurn } from "./turns.ts";

/** The system prompt of some sections: what is kept of them, in their tags; null when nothing is. */
export function systemBlock(
  sections: readonly Section[],
  kept: ReadonlySet<Unit>,
  stable: boolean,
): PromptBlock | null {
  const parts: PromptPart[] = [];
  for (const section of sections) {
    const units = section.units.filter((unit) => kept.has(unit));
    if (units.length === 0) continue;
    const { name, tag, joint } = section;
    const add = (text: string, source: string | null) =>
      append(parts, { section: name, source, text });
    const gap = parts.length === 0 ? "" : "\n\n";
    if (gap !== "" || tag !== null) add(`${gap}${tag === null ? "" : `<${tag}>\n`}`, null);
    units.forEach(({ text, source }, index) => {
      if (index > 0 && joint !== "") add(joint, null);
      add(text, source);
    });
    if (tag !== null) add(`\n</${tag}>`, null);
  }
  return parts.length === 0 ? null : { role: "system", stable, parts };
}

/** Pieces of one field that follow each other are one part. */
function append(parts: PromptPart[], part: PromptPart): void {
  const last = parts.at(-1);
  if (last === undefined || last.section !== part.section || last.source !== part.source) {
    parts.push(part);
  } else {
    parts[parts.length - 1] = { ...last, text: last.text + part.text };
  }
}

/** What was said, and what the reader says now, as it is sent. */
export function chatBlocks(turns: readonly SourcedTurn[], message: string | null): PromptBlock[] {
  const blocks = turns.map(({ role, text, source }) => blockOf(role, text, source));
  if (message !== null) blocks.push(blockOf("user", message, "message"));
  return blocks;
}

function blockOf(speaker: PromptTurn["role"], text: string, source: string): PromptBlock {
  const section = source === "message" ? "message" : "history";
  const role = speaker === "user" ? "user" : "assistant";
  return { role, stable: false, parts: [{ section, source, text }] };
}
