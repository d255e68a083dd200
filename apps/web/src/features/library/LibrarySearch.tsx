"use client";

import { Search, X } from "lucide-react";
import { debounce, useQueryStates } from "nuqs";
import { useRef } from "react";
import { useKey } from "#features/shell/useKey.ts";
import { IconButton } from "#ui/IconButton.tsx";
import { Kbd } from "#ui/Kbd.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { libraryParams } from "./libraryParams.ts";

function TagFilter({ tag, onRemove }: { tag: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      onClick={onRemove}
      className="control-md inline-flex max-w-full items-center gap-1.5 rounded-full bg-accent-soft px-3 text-sm text-on-accent-soft"
    >
      <span className="sr-only">Remove the filter </span>
      <span className="truncate" dir="auto">
        {tag}
      </span>
      <X aria-hidden size={14} className="shrink-0" />
    </button>
  );
}

/** Searches name, tagline, tags and personality. `/` comes here, Esc clears and leaves. */
export function LibrarySearch() {
  const [{ q, tag }, setParams] = useQueryStates(libraryParams);
  const input = useRef<HTMLInputElement>(null);
  useKey("/", () => input.current?.focus());
  return (
    <search className="flex flex-wrap items-center gap-2">
      <div className="relative min-w-56 flex-1">
        <Search
          aria-hidden
          size={16}
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-faint"
        />
        <TextInput
          ref={input}
          type="search"
          aria-label="Search my characters"
          placeholder="Name, tagline, tag or personality"
          value={q}
          onChange={(event) =>
            void setParams({ q: event.target.value }, { limitUrlUpdates: debounce(200) })
          }
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            void setParams({ q: null });
            event.currentTarget.blur();
          }}
          className="pr-10 pl-9 [&::-webkit-search-cancel-button]:hidden"
        />
        <span aria-hidden className="absolute top-1/2 right-3 hidden -translate-y-1/2 md:block">
          {q === "" && <Kbd>/</Kbd>}
        </span>
        {q !== "" && (
          <span className="absolute top-1/2 right-0.5 -translate-y-1/2">
            <IconButton label="Clear the search" onClick={() => void setParams({ q: null })}>
              <X aria-hidden size={16} />
            </IconButton>
          </span>
        )}
      </div>
      {tag !== "" && <TagFilter tag={tag} onRemove={() => void setParams({ tag: null })} />}
    </search>
  );
}
