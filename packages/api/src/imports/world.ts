import type { CharacterContent } from "@personaforge/contract/content";
import type { ReadCard } from "../cards/cardReader.ts";
import type { ImportableCard } from "../cards/importOne.ts";
import { readFile } from "../files/files.queries.ts";
import { type Pass, readPatiently } from "./pass.ts";
import { worldNameOf } from "./sources.ts";

/** A lorebook that came with a card in another file, as SillyTavern keeps them. */
export interface World {
  itemId: string;
  name: string;
  lorebook: NonNullable<CharacterContent["lorebook"]>;
}

/** The lorebook of the same import that a card without one names; null when there is none. */
export async function worldOf(pass: Pass, { kind, card, mapped }: ReadCard): Promise<World | null> {
  const name = worldNameOf(card);
  if (kind === "lorebook" || name === null || mapped.content.lorebook !== null) return null;
  const found = pass.worlds.get(name.toLowerCase());
  const bytes = found === undefined ? null : await readFile(pass.services.db, found.hash);
  if (found === undefined || bytes === null) return null;
  const read = await readPatiently(pass, bytes, { name: `${name}.json` });
  const lorebook = read.kind === "lorebook" ? read.mapped.content.lorebook : null;
  return lorebook === null ? null : { itemId: found.id, name, lorebook };
}

/** The card with that lorebook, and a note of where it comes from. */
export function withWorld(card: ImportableCard, world: World | null): ImportableCard {
  if (world === null) return card;
  const { read, report } = card;
  const { mapped } = read;
  const content = { ...mapped.content, lorebook: world.lorebook };
  const message = `The lorebook "${world.name}" of the same import is attached.`;
  const note = { kind: "mapping", severity: "info", path: "lorebook", message } as const;
  return {
    ...card,
    read: { ...read, mapped: { ...mapped, content } },
    report: { ...report, notes: [...report.notes, { ...note, code: "attached" }] },
  };
}
