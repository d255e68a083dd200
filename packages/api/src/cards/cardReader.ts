import type { ImportReport } from "@personaforge/contract/import";
import type { Mapped } from "@personaforge/cards/content/mapped";
import type { Fixes } from "@personaforge/cards/content/toContent";
import type { RefusalCode } from "@personaforge/cards/problem";
import type { CardImage, ReadResult } from "@personaforge/cards/readResult";

/** A file that is a card, and everything that is to be stored of it. */
export interface ReadCard extends Pick<ReadResult, "kind" | "format" | "container"> {
  /** As content of a new character; without picture and file. */
  mapped: Mapped;
  /** SHA-256 and bytes of what is kept: the upload, or the upload without its secrets. */
  original: { hash: string; bytes: Uint8Array };
  /** What the file was read as, see `unpackOriginal`. */
  parsed: Uint8Array;
  image: CardImage | null;
  report: ImportReport;
}

/** Why a file is no card, or cannot be imported at all. */
export interface Refused {
  kind: "refused";
  code: RefusalCode | "timed_out";
  /** A sentence for people. */
  message: string;
  limit?: number;
}

export interface FileToRead {
  /** The name of the file, for formats that hold no name of the character. */
  name?: string;
  fixes?: Fixes;
}

export interface CardReader {
  /**
   * Reads a file in a thread of its own. The thread is given the buffer of `bytes` when they are all
   * of it: whoever calls cannot read them any more.
   * @throws DomainError OVERLOADED when too many wait already, or this one waited too long
   */
  read(bytes: Uint8Array, file?: FileToRead): Promise<ReadCard | Refused>;
  /** Ends the thread; what is being read is given up. */
  close(): Promise<void>;
}
