import fc from "fast-check";
import type { ZipFile } from "../zipBuilder.ts";
import { documents, texts } from "./documents.ts";
import { byteEdit, edited, editedBytes, editedChunks, fileEdit, jsonEdit } from "./edits.ts";
import { media } from "./media.ts";
import { packages, packed, wraps } from "./wraps.ts";

const few = <Value>(arbitrary: fc.Arbitrary<Value>, maxLength: number) =>
  fc.oneof(fc.constant<Value[]>([]), fc.array(arbitrary, { maxLength }));

const anyJson = fc
  .tuple(fc.constantFrom(...Object.keys(documents)), fc.array(jsonEdit, { maxLength: 8 }))
  .map(([name, edits]) => JSON.stringify(edited(documents[name], edits)) ?? "null");

const inContainer = fc
  .tuple(anyJson, fc.constantFrom(...wraps), few(byteEdit, 3))
  .map(([json, wrap, edits]) => editedChunks(wrap(json), edits));

const inPackage = fc
  .tuple(anyJson, fc.constantFrom(...packages), few(fileEdit, 3), fc.nat(2))
  .map(([json, filesOf, edits, layout]) => {
    const files = filesOf(json);
    for (const { place, change } of edits) {
      const file: ZipFile | undefined = files[place % files.length];
      if (file === undefined) continue;
      if (place > 7) files.push({ ...file, ...change });
      else Object.assign(file, change);
    }
    return packed(files, layout);
  });

const asText = fc.constantFrom(...texts).map((text) => new TextEncoder().encode(text));

const asMedia = fc.constantFrom(...media).map((text) => Buffer.from(text, "latin1"));

/** Any file: a good one, one with odd contents, one with broken bytes, or all of it. */
export const anyFile: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.oneof(
      { arbitrary: inContainer, weight: 6 },
      { arbitrary: inPackage, weight: 4 },
      { arbitrary: asText, weight: 1 },
      { arbitrary: asMedia, weight: 1 },
      { arbitrary: fc.uint8Array({ maxLength: 400 }), weight: 1 },
    ),
    fc.oneof({ arbitrary: fc.constant([]), weight: 2 }, fc.array(byteEdit, { maxLength: 4 })),
  )
  .map(([bytes, edits]) => editedBytes(bytes, edits));
