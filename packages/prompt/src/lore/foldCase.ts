/** Cased characters outside ASCII, and runs of ASCII capitals. */
const cased = /[A-Z]+|[\p{Changes_When_Casemapped}--[a-zA-Z]]/gv;
const known = new Map<string, string>();

/**
 * A text as keys are compared without regard to case: of the same length, the same in every locale.
 * Forms of one letter are one (ς and σ, ſ and s); what would change its length, such as ß, stays.
 */
export function foldCase(text: string): string {
  return text.replace(cased, (found) => {
    if (found <= "\u007f") return found.toLowerCase();
    let folded = known.get(found);
    if (folded === undefined) {
      folded = sameLength(found.toUpperCase(), found).toLowerCase();
      folded = sameLength(folded, found);
      // There are 2,900 such characters in all.
      known.set(found, folded);
    }
    return folded;
  });
}

function sameLength(mapped: string, text: string): string {
  return mapped.length === text.length ? mapped : text;
}
