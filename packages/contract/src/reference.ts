import * as z from "zod";
import { limits } from "./limits.ts";
import { safeText } from "./text.ts";

const versionName = /^v([1-9]\d{0,8})$/i;
// `v3` is a version, these name a state that moves by itself, and dots vanish from an address.
const reserved = /^(v?\d+|draft|newest|latest|published|origin|import|\.{1,2})$/i;

/**
 * The name of a label is one line of text without `@` and `/`, which have a meaning in addresses, and without
 * a space at its ends; `production`, `Sommer 2026`, `🔥 hot`. Upper and lower case differ.
 */
export const labelName = safeText("A label", limits.label)
  .regex(/^(?!\s)[^@/\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+(?<!\s)$/u, {
    error: "A label is one line without @, / and spaces at its ends.",
  })
  .refine((name) => !reserved.test(name), {
    error: "This name already means something else, like v1, draft, newest or published.",
  });

/** The number of a version: 1, 2, 3, … without gaps. */
export const versionNumber = z
  .int({ error: "A version is a whole number: 1, 2, 3, …" })
  .min(1, { error: "The first version is 1." })
  .max(999_999_999, { error: "No character has this many versions." });

const refMessage =
  "A character is named by its id or its slug; a version of it as in mira-vale-k3f9@v3 or mira-vale-k3f9@production.";

/** A character by its id or slug, with `@v3` or `@production` when not the newest version is meant. */
export const characterRef = z
  .string({ error: refMessage })
  .min(1, { error: refMessage })
  .max(limits.slug + 1 + limits.label, { error: "No name of a character is this long." })
  .regex(/^[a-z0-9-]{1,80}(@[^@\0\p{Cs}]+)?$/iu, { error: refMessage });

/** Which version is meant; the newest one when neither is given. */
export interface VersionChoice {
  version?: number | undefined;
  label?: string | undefined;
}

/** Takes `slug@v3` apart. What follows the @ and is no version is a label. */
export function parseReference(ref: string): { character: string } & VersionChoice {
  const at = ref.indexOf("@");
  if (at === -1) return { character: ref };
  const character = ref.slice(0, at);
  const named = ref.slice(at + 1);
  const version = versionName.exec(named)?.[1];
  return version === undefined
    ? { character, label: named }
    : { character, version: Number(version) };
}

const stateMessage = "Name a state to compare, such as v3, production, newest or draft.";

/** A state to compare: `v3`, a label, `newest`, `published`, `draft`, `import`, `origin`, or another character. */
export const stateRef = z
  .string({ error: stateMessage })
  .regex(/^[^\0\p{Cs}]+$/u, { error: stateMessage })
  .max(limits.slug + 1 + limits.label, { error: "No name of a state is this long." });
