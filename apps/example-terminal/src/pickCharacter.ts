import type { CharacterSummary, PersonaForge } from "@personaforge/client";
import type { Terminal } from "./terminal.ts";

const mostShown = 20;

/**
 * Shows my newest characters and asks for one: its slug; null when the reader leaves, or there is
 * none.
 */
export async function pickCharacter(pf: PersonaForge, terminal: Terminal): Promise<string | null> {
  const shown: CharacterSummary[] = [];
  for await (const character of pf.characters.list({ limit: mostShown })) {
    const { name, tagline } = character;
    terminal.write(`${shown.push(character)}  ${name}${tagline === null ? "" : ` – ${tagline}`}\n`);
    if (shown.length === mostShown) break;
  }
  if (shown.length === 0) terminal.write("There is no character yet.\n");
  while (shown.length > 0) {
    const answer = await terminal.ask("Who? ");
    if (answer === null) return null;
    const picked = shown[Number(answer) - 1];
    if (picked !== undefined) return picked.slug;
    terminal.write(`Type a number from 1 to ${shown.length}.\n`);
  }
  return null;
}
