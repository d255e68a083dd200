import { replacePart } from "./edit.ts";
import type { Rule } from "./rule.ts";

export const macroTypo: Rule["find"] = ({ content, macros }, report) => {
  for (const { text, written, start, by } of macros) {
    if (by === null) continue;
    const end = start + written.length;
    report({
      path: text.path,
      range: { start, end },
      message: `${written} is sent as it is written. ${by} is probably meant.`,
      fix: () => replacePart(content, text, { label: `Write ${by}`, start, end, by }),
    });
  }
};
