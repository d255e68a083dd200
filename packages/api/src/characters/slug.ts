import { randomInt } from "node:crypto";
import slugify from "@sindresorhus/slugify";

// Without 0, 1, l and o, which are misread.
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

/**
 * A readable address that does not change when the name does: `mira-vale-k3f9`. A name without a
 * Latin spelling becomes `character-…`. 4 random characters make a million addresses for one name.
 */
export function makeSlug(name: string, randomLength = 4): string {
  const readable = slugify(name).slice(0, 60).replace(/-+$/, "");
  const random = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]);
  return `${readable === "" ? "character" : readable}-${random.join("")}`;
}
