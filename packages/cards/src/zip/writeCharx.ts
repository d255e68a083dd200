import { writeZip } from "./writeZip.ts";

const utf8 = new TextEncoder();

interface CharxChange {
  /** The text of `card.json`. */
  json: string;
  /** Files to add, or to take the place of others. */
  files?: ReadonlyMap<string, Uint8Array>;
  /** The name of a file that goes. */
  without?: string | null;
}

/** A CHARX with the files of another one, or with none, and what is to be changed of it. */
export function writeCharx(
  original: ReadonlyMap<string, Uint8Array>,
  change: CharxChange,
): Uint8Array {
  const kept = new Map(original);
  if (typeof change.without === "string") kept.delete(change.without);
  kept.delete("card.json");
  const card: [string, Uint8Array] = ["card.json", utf8.encode(change.json)];
  return writeZip(new Map([card, ...kept, ...(change.files ?? [])]));
}
