"use client";

import { limits } from "@personaforge/contract/limits";
import { Search, X } from "lucide-react";
import { debounce, useQueryStates } from "nuqs";
import { useRef } from "react";
import { useKey } from "#features/shell/useKey.ts";
import { IconButton } from "#ui/IconButton.tsx";
import { Kbd } from "#ui/Kbd.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { galleryParams } from "./galleryParams.ts";

function FieldEnd({ empty, onClear }: { empty: boolean; onClear: () => void }) {
  if (empty) {
    return (
      <span aria-hidden className="absolute top-1/2 right-3.5 hidden -translate-y-1/2 md:block">
        <Kbd>/</Kbd>
      </span>
    );
  }
  return (
    <span className="absolute top-1/2 right-1 -translate-y-1/2">
      <IconButton label="Clear the search" onClick={onClear}>
        <X aria-hidden size={16} />
      </IconButton>
    </span>
  );
}

/** The search field. A form, so that ⏎ searches also where no script runs. */
export function GallerySearch({ label, tag }: { label: string; tag?: string }) {
  const [params, setParams] = useQueryStates(galleryParams);
  const input = useRef<HTMLInputElement>(null);
  useKey("/", () => input.current?.focus());
  const { q } = params;
  const tooLong = q.trim().length > limits.query;
  return (
    <search>
      <form method="get" onSubmit={(event) => event.preventDefault()} className="relative">
        <Search
          aria-hidden
          size={17}
          className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-faint"
        />
        <TextInput
          ref={input}
          type="search"
          name="q"
          autoComplete="off"
          enterKeyHint="search"
          aria-label={label}
          aria-invalid={tooLong || undefined}
          placeholder={label}
          value={q}
          onChange={(event) =>
            void setParams({ q: event.target.value }, { limitUrlUpdates: debounce(200) })
          }
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
            void setParams({ q: null });
            event.currentTarget.blur();
          }}
          className="min-h-11 pr-11 pl-10 [&::-webkit-search-cancel-button]:hidden"
        />
        {tag === undefined && params.tag !== "" && (
          <input type="hidden" name="tag" value={params.tag} />
        )}
        <FieldEnd empty={q === ""} onClear={() => void setParams({ q: null })} />
      </form>
    </search>
  );
}
