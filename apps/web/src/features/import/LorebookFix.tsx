"use client";

import { useState } from "react";
import { Button } from "#ui/Button.tsx";
import { CharacterPicker, type Chosen } from "./CharacterPicker.tsx";

/** Asks which character a lorebook on its own is for; it gets it with a new version. */
export function LorebookFix({
  book,
  into,
  onChoose,
}: {
  book: string;
  into: Chosen | undefined;
  onChoose: (into: Chosen) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="relative mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {into !== undefined && (
        <p>
          <span dir="auto">{into.name}</span> gets it with a new version.
        </p>
      )}
      <Button
        size="sm"
        aria-label={`${into === undefined ? "Choose a character" : "Choose another"} for ${book}`}
        onClick={() => setOpen(true)}
      >
        {into === undefined ? "Choose a character" : "Choose another"}
      </Button>
      {isOpen && (
        <CharacterPicker
          title={`Who gets ${book}?`}
          onChoose={(chosen) => {
            onChoose(chosen);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
