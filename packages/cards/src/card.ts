import type { Lorebook } from "@personaforge/contract/lorebook";

/** A picture, sound or other file of a card, as V3 names it; unknown fields stay. */
export interface Asset {
  /** `icon`, `background`, `user_icon`, `emotion`, or `x_` and a name of a program's own. */
  type: string;
  /**
   * Where the file is; it is never fetched. `ccdefault:` for the picture that the card is in,
   * `embeded://` (sic) and its path in the CHARX, `__asset:` and a name for a chunk of a PNG of
   * RisuAI, or any other address.
   */
  uri: string;
  /** The icon named `main` is the picture of the character. */
  name: string;
  /** The ending of its name, without a dot. */
  ext: string;
  [field: string]: unknown;
}

/**
 * The canonical model: the `data` of a V3 card, with every field there; a text that a file does not
 * have is empty. What a format knows and V3 does not stands in `extensions` under the format's name
 * (`extensions.eliza`, `extensions.byaf`). Text is as it was written: no trimming, no line ends changed,
 * no limit but that of the file. It may hold NUL and halves of surrogate pairs, which `toContent` takes
 * out.
 *
 * The fields are those of https://github.com/malfoyslastname/character-card-spec-v2 (V1 and V2) and
 * https://github.com/kwaroran/character-card-spec-v3.
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
  /** By language, two letters of ISO 639-1; null when there are none. */
  creator_notes_multilingual: Record<string, string> | null;
  /** Ids or addresses of where the card came from. */
  source: string[];
  /** Unix seconds, with or without a fraction; null when unknown, 0 when withheld. */
  creation_date: number | null;
  /** The same. */
  modification_date: number | null;
  assets: Asset[];
  /** Null when there is none. */
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
