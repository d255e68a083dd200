import type { CardLoss } from "@personaforge/contract/cardExport";

/** Why a file is refused. */
export type RefusalCode =
  /** None of the formats, or a picture without a card. */
  | "not_a_card"
  /** One of the formats, but broken beyond reading. */
  | "unreadable"
  /** Text that cannot be read without a password or the program that made it. */
  | "encrypted"
  /** Beyond one of `cardLimits` or what a bomb is known by; `limit` has the number, if there is one. */
  | "too_large"
  /** Levels of arrays and objects beyond `cardLimits.depth`. */
  | "too_deep"
  /** A package with a path that leads out of it, or with an encrypted file. */
  | "unsafe_package";

/** Ends the reading of a file. The message is a sentence for people, and may hold names of the file. */
export class CardError extends Error {
  readonly code: RefusalCode;
  /** What was exceeded: bytes, files, values or levels. Only with `too_large` and `too_deep`. */
  readonly limit: number | undefined;

  constructor(code: RefusalCode, message: string, limit?: number) {
    super(message);
    this.name = "CardError";
    this.code = code;
    this.limit = limit;
  }
}

/** What was unusual about a file that could be read all the same. */
export interface Warning {
  code: WarningCode;
  /** Where in its JSON, as in `data.tags`, or a chunk or file of it; empty for the file as a whole. */
  path: string;
  /** A sentence for people. */
  message: string;
}

export type WarningCode =
  /** A checksum of a chunk or of a file of a package is wrong. */
  | "bad_crc"
  /** Characters that are not UTF-8 became U+FFFD. */
  | "bad_utf8"
  /** Line breaks, odd letters or no padding in base64. */
  | "base64_repaired"
  /** A byte order mark was left out. */
  | "bom"
  /** A chunk with a card, a file of a package that cannot be read. Others were. */
  | "broken_chunk"
  | "broken_entry"
  /** Two copies in one picture say different things; the better one was read. */
  | "chunks_differ"
  /** A value of another type than the field was read as if it had its type. */
  | "coerced"
  /** The note in a V2 copy of a V3 card was taken out. */
  | "decoy_removed"
  | "double_chunk"
  /** JSON in a text of JSON, or base64 of base64. */
  | "double_encoded"
  | "double_entry"
  /** A value that cannot be read as the field's type. It stays in the original. */
  | "dropped"
  /** Fields that the format requires count as empty. */
  | "field_missing"
  /** Read as Windows-1252, as it is not UTF-8. */
  | "latin1"
  | "name_missing"
  | "name_from_file"
  /** The number of a later version; it was read as the latest that is known. */
  | "newer_spec"
  /** JSON stands in a picture as it is. */
  | "not_base64"
  /** Chats, tools and further characters stay in the original only. */
  | "not_imported"
  /** Keys, passwords and tokens were taken out, of the original too. */
  | "secrets_removed"
  /** `spec` or `spec_version` is absent, or says something else than the fields do. */
  | "spec_missing"
  | "spec_mismatch"
  | "spec_version"
  /** Something stands behind the end of a picture. */
  | "trailing_data"
  /** The file ends early. What was whole of it was read. */
  | "truncated"
  /** The fields of a card or book stand beside their envelope. */
  | "unwrapped";

/** What the format that is written has no place for, or holds in another shape. */
export type Loss = CardLoss;
