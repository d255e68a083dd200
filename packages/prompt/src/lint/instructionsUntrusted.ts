import { hasVisibleText } from "@personaforge/contract/codePoints";
import type { Rule } from "./rule.ts";

export const instructionsUntrusted: Rule["find"] = ({ content }, report) => {
  if (content.trusts_instructions) return;
  const written = [
    ["main instructions", content.system_prompt],
    ["last instructions", content.post_history_instructions],
    ["depth prompt", content.depth_prompt?.prompt],
  ].flatMap(([label, text]) => (label && hasVisibleText(text ?? "") ? [label] : []));
  if (written.length === 0) return;
  report({
    path: "trusts_instructions",
    message: `Not sent until you say that they can be trusted: ${written.join(", ")}.`,
    fix: () => ({ label: "Trust the instructions", field: "trusts_instructions", value: true }),
  });
};
