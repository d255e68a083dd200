"use client";

import { useState } from "react";
import { moreLabel } from "#features/diff/fieldWords.ts";

const shown = 600;

/** A text of a stranger as it is, never as markup; the rest of a long one comes on demand. */
export function LongText({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > shown * 1.3;
  const begin = isLong && !isWhole ? text.slice(0, shown).toWellFormed() : text;
  return (
    <p dir="auto" className="text-sm leading-6 wrap-anywhere whitespace-pre-wrap">
      {begin}
      {isLong && !isWhole && (
        <>
          {"… "}
          <button
            type="button"
            onClick={() => setWhole(true)}
            className="rounded-sm text-accent underline underline-offset-4"
          >
            {moreLabel(text.slice(shown))}
          </button>
        </>
      )}
    </p>
  );
}
