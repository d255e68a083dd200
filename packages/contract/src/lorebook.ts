import * as z from "zod";
import { countCodePoints } from "./codePoints.ts";
import { limits } from "./limits.ts";
import { storableText, textDefect } from "./text.ts";

/**
 * How entries are matched, and what their budget does.
 * - `card`: as the card specifications V2 and V3 say; also when absent.
 * - `sillytavern`: as SillyTavern's world info does, with its settings in `extensions`.
 */
export const loreProfile = z.enum(["card", "sillytavern"], {
  error: 'The profile of a lorebook must be "card" or "sillytavern".',
});
export type LoreProfile = z.infer<typeof loreProfile>;

/** How much of everything there may be; a draft may be longer than a version. */
interface Most {
  readonly key: number;
  readonly keys: number;
  readonly content: number;
  readonly name: number;
  readonly scanDepth: number;
  readonly budget: number;
}

const ofVersion: Most = {
  key: limits.lore_key,
  keys: limits.lore_keys,
  content: limits.lore_content,
  name: limits.lore_name,
  scanDepth: 1_000,
  budget: 10_000_000,
};
const ofDraft: Most = {
  key: limits.draft_text,
  keys: limits.lore_entries,
  content: limits.draft_text,
  name: limits.draft_text,
  scanDepth: 1_000_000_000,
  budget: 1_000_000_000,
};

/** Whatever other programs keep with a book or an entry. It comes back as it was given. */
const extensions = z
  .record(z.string(), z.unknown(), { error: "Extensions must be an object." })
  .optional();
const flag = (label: string) => z.boolean({ error: `${label} must be true or false.` });
const whole = (label: string, maximum: number) => {
  const error = `${label} must be a whole number from 0 to ${maximum.toLocaleString("en")}.`;
  return z.int({ error }).min(0, { error }).max(maximum, { error });
};

function keysOf(label: string, most: Most) {
  return z
    .array(storableText("A key", most.key), { error: `${label} must be a list.` })
    .max(most.keys, {
      error: `An entry has at most ${most.keys.toLocaleString("en")} keys.`,
    });
}

/**
 * An entry as card V3 has it. Fields that other programs added are kept as they are; SillyTavern's
 * stand in `extensions` in snake case (`selectiveLogic` and `useProbability` excepted).
 */
const entryOf = (most: Most) =>
  z.looseObject({
    keys: keysOf("Keys", most),
    content: storableText("The content of an entry", most.content),
    enabled: flag("enabled"),
    /** Lower is earlier in the prompt. */
    insertion_order: z.number({ error: "insertion_order must be a number." }),
    extensions,
    /** Whether keys are regular expressions, written `/…/flags`. */
    use_regex: flag("use_regex").optional(),
    case_sensitive: flag("case_sensitive").nullish(),
    /** Whether one of the secondary keys must be found too. */
    selective: flag("selective").optional(),
    secondary_keys: keysOf("Secondary keys", most).optional(),
    /** Always in the prompt, whatever is said. */
    constant: flag("constant").optional(),
    /** Before or after the character's own description; before when absent. */
    position: z
      .enum(["before_char", "after_char"], {
        error: 'position must be "before_char" or "after_char".',
      })
      .optional(),
    /** What the budget has no room for goes by the lowest priority first. */
    priority: z.number({ error: "priority must be a number." }).optional(),
    id: z
      .union([z.number(), storableText("The id of an entry", limits.lore_name)], {
        error: "id must be a number or text.",
      })
      .optional(),
    name: storableText("The name of an entry", most.name).optional(),
    comment: storableText("The comment of an entry", most.content).optional(),
  });

const bookOf = (most: Most) =>
  z
    .looseObject(
      {
        profile: loreProfile.optional(),
        name: storableText("The name of the lorebook", most.name).optional(),
        description: storableText("The description of the lorebook", most.content).optional(),
        /** How many of the newest messages are searched for keys; 4 when absent. */
        scan_depth: whole("scan_depth", most.scanDepth).optional(),
        /** The most tokens that its entries may take together; no limit of its own when absent. */
        token_budget: whole("token_budget", most.budget).optional(),
        /** Whether the text of an entry may bring in other entries. */
        recursive_scanning: flag("recursive_scanning").optional(),
        extensions,
        entries: z
          .array(entryOf(most), { error: "The entries of a lorebook must be a list." })
          .max(limits.lore_entries, {
            error: `A lorebook has more than ${limits.lore_entries.toLocaleString("en")} entries.`,
          }),
      },
      { error: "A lorebook must be an object." },
    )
    .superRefine(refuseUnstorable);

/** A lorebook of card V3: texts that join the prompt when what is said touches their keys. */
export const lorebook = bookOf(ofVersion);
export type Lorebook = z.infer<typeof lorebook>;

export const loreEntry = entryOf(ofVersion);
export type LoreEntry = z.infer<typeof loreEntry>;

/** The same shape with longer texts, as drafts hold them. */
export const draftLorebook = bookOf(ofDraft);

/** What the schema does not name is checked too: all of it must be storable, and not be endless. */
function refuseUnstorable(book: unknown, context: z.RefinementCtx): void {
  const defect = defectOf(book, []);
  if (defect !== null) {
    context.addIssue({ code: "custom", path: defect.path, message: defect.message });
    return;
  }
  const length = countCodePoints(JSON.stringify(book)) + hiddenDigits(book);
  if (length <= limits.lorebook) return;
  const most = limits.lorebook.toLocaleString("en");
  const message = `The lorebook is ${length.toLocaleString("en")} characters long as JSON; the limit is ${most}.`;
  context.addIssue({ code: "too_big", origin: "string", maximum: limits.lorebook, message });
}

/** The digits that numbers with an exponent get in the database, which writes 1e308 out. */
function hiddenDigits(value: unknown): number {
  if (typeof value === "number") return Math.abs(Number(String(value).split("e")[1] ?? 0));
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + hiddenDigits(item), 0);
}

interface Defect {
  path: (string | number)[];
  message: string;
}

/** The first text in a JSON value that cannot be stored. */
function defectOf(value: unknown, path: (string | number)[]): Defect | null {
  if (typeof value === "string") {
    const defect = textDefect(value);
    return defect === null ? null : { path, message: `This text ${defect}.` };
  }
  // What JSON writes as 1e400 is infinite here, and would come back as null.
  if (value === Infinity || value === -Infinity) {
    return { path, message: "This number is too large to be stored." };
  }
  if (typeof value !== "object" || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const found = defectOf(item, [...path, step]) ?? defectOf(key, path);
    if (found !== null) return found;
  }
  return null;
}
