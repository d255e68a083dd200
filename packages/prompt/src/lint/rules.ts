import { fieldMissing } from "./fieldMissing.ts";
import { instructionsUntrusted } from "./instructionsUntrusted.ts";
import { loreDecorator } from "./loreDecorator.ts";
import { loreDuplicateKey } from "./loreDuplicateKey.ts";
import { loreRegex } from "./loreRegex.ts";
import { loreUnreachable } from "./loreUnreachable.ts";
import { macroTypo } from "./macroTypo.ts";
import { macroUnknown } from "./macroUnknown.ts";
import { promptHeavy } from "./promptHeavy.ts";
import type { Rule } from "./rule.ts";
import { textContradiction } from "./textContradiction.ts";
import { textDuplicate } from "./textDuplicate.ts";
import { textInjection } from "./textInjection.ts";
import { textInvisible } from "./textInvisible.ts";

/** Every rule, in the order in which its findings are reported. */
export const rules: readonly Rule[] = [
  // A macro that looks like a known one, or has braces of another program.
  { id: "macro-typo", severity: "warning", find: macroTypo },
  // A macro that nothing stands for.
  { id: "macro-unknown", severity: "warning", find: macroUnknown },
  // A field that makes most characters better is empty.
  { id: "field-missing", severity: "info", find: fieldMissing },
  // Main and last instructions are there, but nobody has said that they may be followed.
  { id: "instructions-untrusted", severity: "warning", find: instructionsUntrusted },
  // The same words are sent twice.
  { id: "text-duplicate", severity: "warning", find: textDuplicate },
  // Two texts that cannot both be true of the character.
  { id: "text-contradiction", severity: "warning", find: textContradiction },
  // Text that tries to be more than the character's, or cannot be read.
  { id: "text-injection", severity: "warning", find: textInjection },
  // Characters that nobody sees, but the model reads.
  { id: "text-invisible", severity: "warning", find: textInvisible },
  // Over half of what the model can read is sent with every message.
  { id: "prompt-heavy", severity: "warning", find: promptHeavy },
  // An entry of the lorebook that nothing can bring in.
  { id: "lore-unreachable", severity: "warning", find: loreUnreachable },
  // A key that stands in its entry twice, or in several entries.
  { id: "lore-duplicate-key", severity: "info", find: loreDuplicateKey },
  // A key that is a regular expression which cannot run.
  { id: "lore-regex", severity: "error", find: loreRegex },
  // A line that begins like a decorator, but is none, or has no value that makes sense.
  { id: "lore-decorator", severity: "warning", find: loreDecorator },
];
