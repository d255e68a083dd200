import { randomInt } from "node:crypto";
import { limits } from "@personaforge/contract/limits";
import slugify from "@sindresorhus/slugify";

// Without 0, 1, l and o, which are misread.
const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
const ending = 5;

/**
 * A handle that is free: 5 random characters make 33 million of one name.
 * @param fallback stands for a name without a letter that a handle can have
 */
export function makeHandle(name: string, fallback = "person"): string {
  const readable = slugify(name)
    .replaceAll(/[^a-z0-9-]/g, "")
    .slice(0, limits.handle - ending - 1)
    .replaceAll(/^-+|-+$/g, "");
  const random = Array.from({ length: ending }, () => alphabet[randomInt(alphabet.length)]);
  return `${readable === "" ? fallback : readable}-${random.join("")}`;
}
