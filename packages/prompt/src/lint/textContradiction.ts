import { ages } from "./contradictions/ages.ts";
import { alwaysNever } from "./contradictions/alwaysNever.ts";
import { emoji } from "./contradictions/emoji.ts";
import { greetingScript } from "./contradictions/greetingScript.ts";
import { narration } from "./contradictions/narration.ts";
import type { Rule } from "./rule.ts";

/** Each looks for one kind, and says nothing unless both sides are beyond doubt. */
const kinds: readonly Rule["find"][] = [ages, emoji, alwaysNever, greetingScript, narration];

export const textContradiction: Rule["find"] = (subject, report) => {
  for (const find of kinds) find(subject, report);
};
