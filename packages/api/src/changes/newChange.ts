import type { ChangeType } from "@personaforge/contract/change";

/** An event on its way into the feed. */
export interface NewChange {
  type: ChangeType;
  characterId: string;
  slug: string;
  version?: number;
  label?: string;
}
