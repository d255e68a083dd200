import type { Character } from "@personaforge/contract/character";
import type { Exported } from "./ExportDialog.tsx";

/** What the editor exports: the newest version, without what is typed. */
export function exportedOf({
  head: { id, name, version },
  changed,
}: {
  head: Character;
  changed: readonly unknown[];
}): Exported {
  return { id, name, version, hasDraft: changed.length > 0 };
}
