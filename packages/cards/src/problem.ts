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
  /** Where, as in `data.tags`; empty for the file as a whole. */
  path: string;
  /** A sentence for people. */
  message: string;
}

export type WarningCode =
  | "bad_crc"
  | "bad_utf8"
  | "base64_repaired"
  | "bom"
  | "broken_chunk"
  | "broken_entry"
  | "chunks_differ"
  | "coerced"
  | "decoy_removed"
  | "double_chunk"
  | "double_encoded"
  | "double_entry"
  | "dropped"
  | "field_missing"
  | "latin1"
  | "name_missing"
  | "name_from_file"
  | "newer_spec"
  | "not_base64"
  | "not_imported"
  | "secrets_removed"
  | "spec_missing"
  | "spec_mismatch"
  | "spec_version"
  | "trailing_data"
  | "truncated"
  | "unsafe_asset"
  | "unwrapped";

/** What the format that is written has no place for, or holds in another shape. */
export type Loss = CardLoss;
