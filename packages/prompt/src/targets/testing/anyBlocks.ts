import { hasVisibleText } from "@personaforge/contract/codePoints";
import type { PromptBlock } from "@personaforge/contract/promptReport";
import * as fc from "fast-check";

// What breaks templates, tags, trimming and merging, and what tokenizers cut at odd places.
const awkward = fc.constantFrom(
  ..." |  |\n|\n\n|\r\n|\t|\u00a0|\u3000|\u2028|\ufeff|'|\"|`|\\|\\n|{{ char }}|{% if x %}|{# c #}".split(
    "|",
  ),
  ..."<system_note>|</system_note>|<SYSTEM_NOTE_2>|</personality>|system\n\n|assistant|user:|Mira:|\nSam:|Human:".split(
    "|",
  ),
  ..."😀|👩‍👩‍👧|שלום|ﷺ|தமிழ்|გადაწყვეტილება|日本語の文章|e\u0301\u0323|don't|!!!|…|123456789| გადაწყვეტილ|0|$&|$1".split(
    "|",
  ),
);
const text = fc
  .array(fc.oneof(awkward, awkward, fc.string({ unit: "grapheme", maxLength: 8 }), fc.lorem()), {
    minLength: 1,
    maxLength: 8,
  })
  .map((pieces) => pieces.join(""));

function blockOf(role: PromptBlock["role"], stable: boolean, texts: readonly string[]) {
  const parts = texts.map((part) => ({ section: "history" as const, source: null, text: part }));
  return { role, stable, parts };
}

const parts = fc.array(text, { maxLength: 3 });
const role = fc.constantFrom<PromptBlock["role"]>("user", "assistant", "system");

/** The text of a block. */
export function textOf({ parts: pieces }: PromptBlock): string {
  return pieces.map((piece) => piece.text).join("");
}

/**
 * Blocks as a compiler may make them: a system prompt of up to two blocks, then a chat in any order.
 * They hold everything but control tokens, which are broken before blocks are made.
 */
export const anyBlocks: fc.Arbitrary<PromptBlock[]> = fc
  .tuple(
    parts.filter((texts) => hasVisibleText(texts.join(""))),
    fc.option(parts, { nil: null }),
    fc.array(fc.tuple(role, parts), { maxLength: 8 }),
  )
  .map(([stable, second, chat]) => [
    blockOf("system", true, stable),
    ...(second === null ? [] : [blockOf("system", false, second)]),
    ...chat.map(([speaker, texts]) => blockOf(speaker, false, texts)),
  ]);

/** The same with a message of the reader that stands last, or before one instruction. */
export const anyBlocksWithMessage = fc
  .tuple(
    anyBlocks,
    text.filter(hasVisibleText),
    fc.option(text.filter(hasVisibleText), { nil: null }),
  )
  .map(([blocks, message, instruction]) => ({
    message,
    blocks: [
      ...blocks,
      blockOf("user", false, [message]),
      ...(instruction === null ? [] : [blockOf("system", false, [instruction])]),
    ],
  }));
