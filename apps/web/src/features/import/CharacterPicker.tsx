"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { libraryInput } from "#features/library/libraryParams.ts";
import { useSettled } from "#features/library/useSettled.ts";
import { failureWords } from "#trpc/failureWords.ts";
import { useTRPC } from "#trpc/react.ts";
import { BlurredAvatar } from "#ui/BlurredAvatar.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { TextInput } from "#ui/TextControl.tsx";

export type Chosen = { id: string; name: string };

function Results({ search, onChoose }: { search: string; onChoose: (into: Chosen) => void }) {
  const trpc = useTRPC();
  const { data, error } = useQuery({
    ...trpc.characters.list.queryOptions(libraryInput({ q: search, tag: "" })),
    placeholderData: keepPreviousData,
  });
  const rows = data?.items ?? [];
  return (
    <>
      <p role="status" className="text-sm text-muted">
        {error !== null && failureWords(error)}
        {data !== undefined && rows.length === 0 && "No character of yours matches."}
      </p>
      <ul aria-label="Your characters" className="-mx-2 min-h-48 overflow-y-auto">
        {rows.map(({ id, name, avatar, version }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onChoose({ id, name })}
              className="flex min-h-11 w-full items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-sunken focus-visible:-outline-offset-2"
            >
              <BlurredAvatar id={id} name={name} picture={avatar} size="sm" />
              <span className="min-w-0 flex-1 truncate" dir="auto">
                {name}
              </span>
              <span className="text-xs text-faint">v{version}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Asks which of my characters something is for. */
export function CharacterPicker({
  title,
  onChoose,
  onClose,
}: {
  title: string;
  onChoose: (into: Chosen) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState("");
  const search = useSettled(text, 200);
  return (
    <Dialog open size="tall" onOpenChange={(open) => !open && onClose()} title={title}>
      <Field label="Search my characters">
        {(control) => (
          <TextInput
            {...control}
            type="search"
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Results search={search} onChoose={onChoose} />
    </Dialog>
  );
}
