import type { DraftContent } from "@personaforge/contract/draft";
import type { ContentField, MappingNote } from "./mapped.ts";

/** Where a part of a card goes to. */
export interface Place {
  readonly field: ContentField | "";
  readonly source: string;
}

export interface FieldPlace extends Place {
  readonly field: ContentField;
}

/** Collects what is to be told about a mapping. */
export class MappingLog {
  readonly notes: MappingNote[] = [];
  readonly derived = new Set<ContentField>();
  readonly cut = new Set<ContentField>();
  readonly given = new Set<ContentField>();
  readonly draft: DraftContent = {};

  note(code: MappingNote["code"], { field, source }: Place, message: string): void {
    this.notes.push({ code, field, source, message });
  }

  overLimit({ field, source }: FieldPlace, { message, length, limit }: OverLimit): void {
    this.cut.add(field);
    this.notes.push({ code: "over_limit", field, source, message, length, limit });
  }

  /** Somebody said what is to become of a text that is over its limit: the draft need not have it. */
  answer(field: ContentField, message: string): void {
    for (const note of this.notes) {
      if (note.field !== field || note.code !== "over_limit") continue;
      note.code = "answered";
      note.message = message;
    }
    delete this.draft[field];
  }

  /** The field was given by other means after all. */
  forget(field: ContentField): void {
    this.derived.delete(field);
    this.cut.delete(field);
    delete this.draft[field];
    this.drop(field);
  }

  /** Takes back what was noted about a field: all of it, or these kinds. */
  drop(field: ContentField, codes?: readonly MappingNote["code"][]): void {
    const others = this.notes.filter(
      (note) => note.field !== field || codes?.includes(note.code) === false,
    );
    this.notes.splice(0, this.notes.length, ...others);
  }
}

interface OverLimit {
  readonly message: string;
  readonly length: number;
  readonly limit: number;
}

export const number = (value: number): string => value.toLocaleString("en");
