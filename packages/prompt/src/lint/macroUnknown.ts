import { judgeName } from "./macroNames.ts";
import type { Rule } from "./rule.ts";
import type { AuthorText } from "./texts.ts";

const original = /\{\{\s*original\s*\}\}/gi;

/** Macros of a sentence's length are shown by their beginning. */
const mostShown = 60;

export const macroUnknown: Rule["find"] = ({ macros, texts }, report) => {
  for (const { text, written, start, by } of macros) {
    if (by !== null) continue;
    const range = { start, end: start + written.length };
    report({ path: text.path, range, message: messageOf(written) });
  }
  for (const text of texts) {
    for (const range of strayOriginals(text)) {
      const message =
        "{{original}} only means something in the main and the last instructions. Here it is sent as it is written.";
      report({ path: text.path, range, message });
    }
  }
};

function messageOf(macro: string): string {
  const shown = macro.length > mostShown ? `${macro.slice(0, mostShown).toWellFormed()}…` : macro;
  const judged = judgeName(/^\{\{\s*(\w+)/.exec(macro)?.[1] ?? "");
  if (judged.kind === "variable") {
    return `PersonaForge keeps no chat variables, so ${shown} is sent as it is written.`;
  }
  if (judged.kind === "argument") {
    return `${shown} is known, but not with what stands in it here, so it is sent as it is written.`;
  }
  return `Nothing stands for ${shown}, so it is sent as it is written.`;
}

function strayOriginals({ path, text, kind }: AuthorText): { start: number; end: number }[] {
  if (path === "system_prompt" || path === "post_history_instructions") return [];
  if (kind === "name" || !text.includes("{{")) return [];
  return Array.from(text.matchAll(original), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}
