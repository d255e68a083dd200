import { definitions } from "../macros/definitions.ts";

/** Macros that are known, as the field writes them. */
const known = [...definitions.keys()].filter((name) => /^\w+$/.test(name));

/** What other programs call the two names. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ...["bot", "character", "charname", "char_name", "character_name"].map(
    (name) => [name, "char"] as const,
  ),
  ...["username", "user_name"].map((name) => [name, "user"] as const),
]);

/** Of SillyTavern and RisuAI. None of them is a slip of the pen. */
const foreign =
  /^(?:system|systemprompt|model|idle_duration|bias|ismobile|charprompt|charinstruction|charjailbreak|if|else|(?:get|set|add|inc|dec|has|delete|flush)(?:global|chat|temp|default)?var)$/;

const variables = /var$/;

export type Judgement =
  | { readonly kind: "typo"; readonly meant: string }
  /** Chat variables, which PersonaForge does not keep. */
  | { readonly kind: "variable" }
  | { readonly kind: "argument" }
  | { readonly kind: "unknown" };

/** What is wrong with a macro of this name that stayed as it was. */
export function judgeName(written: string): Judgement {
  const name = written.toLowerCase();
  if (definitions.has(name)) return { kind: "argument" };
  if (foreign.test(name)) return { kind: variables.test(name) ? "variable" : "unknown" };
  const meant = otherNames.get(name) ?? nearest(name);
  return meant === undefined ? { kind: "unknown" } : { kind: "typo", meant };
}

/** The known name with the fewest slips: one in a short name, two in a long one. */
function nearest(name: string): string | undefined {
  // Names of two letters are anything.
  if (name.length < 3 || name.length > 30) return undefined;
  const slips = name.length < 7 ? 1 : 2;
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > slips) continue;
    const distance = distanceOf(name, candidate);
    if (distance <= slips && distance < (best?.distance ?? Infinity)) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}

/** Letters to add, drop, change, or swap with their neighbour (optimal string alignment). */
export function distanceOf(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      const at = (up: number, left: number) => rows[row - up]?.[column - left] ?? Infinity;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line.push(
        Math.min(
          at(1, 0) + 1,
          (line[column - 1] ?? Infinity) + 1,
          at(1, 1) + change,
          swapped ? at(2, 2) + 1 : Infinity,
        ),
      );
    }
    rows.push(line);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}
