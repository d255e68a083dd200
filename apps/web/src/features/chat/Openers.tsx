"use client";

import { useMemo } from "react";
import type { ChatCharacter } from "./chatCharacter.ts";
import { openersFor } from "./openers.ts";

/** First messages to choose from, for somebody who does not know how to begin. */
export function Openers({
  character,
  disabled,
  onChoose,
}: {
  character: ChatCharacter;
  disabled: boolean;
  onChoose: (text: string) => void;
}) {
  const openers = useMemo(() => openersFor(character), [character]);
  return (
    <ul aria-label="Ways to begin" className="flex flex-col items-end gap-2">
      {openers.map((opener) => (
        <li key={opener} className="max-w-[88%] sm:max-w-[80%]">
          <button
            type="button"
            dir="auto"
            disabled={disabled}
            onClick={() => onChoose(opener)}
            className="control-md rounded-xl rounded-ee-sm border border-line bg-surface px-4 py-2 text-start text-[0.9375rem] text-accent transition-colors wrap-anywhere hover:border-accent hover:bg-accent-soft hover:text-on-accent-soft disabled:opacity-50"
          >
            {opener}
          </button>
        </li>
      ))}
    </ul>
  );
}
