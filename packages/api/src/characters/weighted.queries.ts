import { sql } from "kysely";
import type { SearchText } from "../searchText.ts";

/** The search words of a character as its row holds them. */
export const weighted = (text: SearchText) => sql<string>`
  setweight(to_tsvector('simple', ${text.a}), 'A')
  || setweight(to_tsvector('simple', ${text.b}), 'B')
  || setweight(to_tsvector('simple', ${text.c}), 'C')`;
