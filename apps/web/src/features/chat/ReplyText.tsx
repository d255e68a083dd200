"use client";

import { lazy, memo, Suspense } from "react";
import { markdownBlocks } from "./markdownBlocks.ts";

// The Markdown parser is the heaviest part of the chat; the text stands before it has arrived.
const Markdown = lazy(() =>
  import("#ui/Markdown.tsx").then((module) => ({ default: module.Markdown })),
);

const Block = memo(function Block({ text }: { text: string }) {
  return (
    <Suspense fallback={<p className="whitespace-pre-wrap">{text}</p>}>
      <Markdown text={text} />
    </Suspense>
  );
});

/** A character's words. While they arrive only the last block is parsed again. */
export function ReplyText({ text }: { text: string }) {
  return markdownBlocks(text).map((block, index) => <Block key={index} text={block} />);
}
