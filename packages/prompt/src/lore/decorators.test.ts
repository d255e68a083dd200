import { expect, test } from "vitest";
import { readDecorators } from "./decorators.ts";

test.each([
  ["nothing", "Text.\n@@depth 1", {}, "Text.\n@@depth 1"],
  ["one", "@@depth 5\nText.", { depth: 5 }, "Text."],
  [
    "blank lines around",
    "\n@@depth 5\n\n@@role user\r\n\n\nText.\n",
    { depth: 5, role: "user" },
    "Text.\n",
  ],
  ["an unknown one", "@@sing loud\nText.", {}, "Text."],
  ["an invalid value", "@@depth deep\nText.", {}, "Text."],
  ["a flag with a value", "@@activate yes\nText.", {}, "Text."],
  ["a fallback for an unknown one", "@@sing\n@@@depth 2\nText.", { depth: 2 }, "Text."],
  ["a fallback for an invalid value", "@@depth x\n@@@depth 2\nText.", { depth: 2 }, "Text."],
  ["no need of a fallback", "@@depth 1\n@@@role user\nText.", { depth: 1 }, "Text."],
  [
    "the first fallback that is known",
    "@@a\n@@@b\n@@@c\n@@@d\n@@@e\n@@@depth 6\n@@@role user\nText.",
    { depth: 6 },
    "Text.",
  ],
  ["the first of a name", "@@depth 1\n@@depth 2\nText.", { depth: 1 }, "Text."],
  [
    "lists that add up",
    "@@additional_keys a, b\n@@additional_keys c\nText.",
    { additional_keys: [["a", "b"], ["c"]] },
    "Text.",
  ],
  [
    "what must be absent",
    "@@exclude_keys a,,b\n@@exclude_keys c\nText.",
    { exclude_keys: ["a", "b", "c"] },
    "Text.",
  ],
  ["names of objects", "@@constructor\n@@__proto__ 1\nText.", {}, "Text."],
  [
    "only decorators",
    "@@disable_ui_prompt system_prompt",
    { disable_ui_prompt: "system_prompt" },
    "",
  ],
  [
    "icons, which do not exist here",
    "@@is_user_icon x\n@@@is_greeting 1\nText.",
    { is_greeting: 1 },
    "Text.",
  ],
  ["a minus", "@@depth -1\nText.", { depth: -1 }, "Text."],
  ["a minus where none is", "@@scan_depth -1\nText.", {}, "Text."],
])("card: %s", (_name, content, decorators, text) => {
  expect(readDecorators(content, "card")).toEqual({ decorators, text });
});

test.each([
  ["@@activate\nText.", { activate: true }],
  ["@@depth 4\n@@@dont_activate\nText.", { dont_activate: true }],
  ["@@depth 4\nText.", {}],
])("SillyTavern: %j", (content, decorators) => {
  expect(readDecorators(content, "sillytavern")).toEqual({ decorators, text: "Text." });
});
