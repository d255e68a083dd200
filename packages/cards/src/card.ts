import type { Lorebook } from "@personaforge/contract/lorebook";

/** A picture, sound or other file of a card, as V3 names it. `uri` is never fetched. */
export interface Asset {
  type: string;
  uri: string;
  name: string;
  ext: string;
  [field: string]: unknown;
}

/**
 * The canonical model: the `data` of a V3 card, with every field there. What a format knows and V3
 * does not stands in `extensions` under the format's name (`extensions.eliza`, `extensions.byaf`).
 * Text is as it was written: no trimming, no line ends changed.
 */
export interface Card {
  name: string;
  /** What `{{char}}` stands for; empty for the name. */
  nickname: string;
  description: string;
  personality: string;
  scenario: string;
  first_mes: string;
  /** Blocks that begin with a line `<START>`. */
  mes_example: string;
  creator_notes: string;
  system_prompt: string;
  post_history_instructions: string;
  alternate_greetings: string[];
  group_only_greetings: string[];
  tags: string[];
  creator: string;
  character_version: string;
  creator_notes_multilingual: Record<string, string> | null;
  source: string[];
  /** Unix seconds; null when unknown. */
  creation_date: number | null;
  modification_date: number | null;
  assets: Asset[];
  character_book: Lorebook | null;
  extensions: Record<string, unknown>;
}

export const emptyCard = (): Card => ({
  name: "",
  nickname: "",
  description: "",
  personality: "",
  scenario: "",
  first_mes: "",
  mes_example: "",
  creator_notes: "",
  system_prompt: "",
  post_history_instructions: "",
  alternate_greetings: [],
  group_only_greetings: [],
  tags: [],
  creator: "",
  character_version: "",
  creator_notes_multilingual: null,
  source: [],
  creation_date: null,
  modification_date: null,
  assets: [],
  character_book: null,
  extensions: {},
});
