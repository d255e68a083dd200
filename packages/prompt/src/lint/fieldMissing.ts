import { hasVisibleText } from "@personaforge/contract/codePoints";
import type { Rule } from "./rule.ts";

const wanted = [
  ["initial_greeting", "There is no greeting, so the reader has to speak first."],
  [
    "backstory",
    "There is no backstory, so the model invents one and changes it from chat to chat.",
  ],
  ["tone_description", "There is no tone, so the character speaks as the model does."],
  [
    "example_dialogues",
    "There is no example dialogue. One or two show best how the character speaks.",
  ],
] as const;

export const fieldMissing: Rule["find"] = ({ content }, report) => {
  for (const [path, message] of wanted) {
    const value = content[path];
    const texts = typeof value === "string" ? [value] : (value ?? []);
    if (!texts.some((text) => hasVisibleText(text))) report({ path, message });
  }
};
