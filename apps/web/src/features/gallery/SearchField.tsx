"use client";

import { useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "#ui/IconButton.tsx";
import { changeAddress } from "./galleryAddress.ts";
import { gallerySearchOf } from "./galleryParams.ts";
import { loadParts } from "./loadParts.ts";

// So long after the last key the search begins.
const pause = 200;

/** The field keeps its own text; the address follows it, and leads it after Back and Forward. */
function useSearchField(q: string) {
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isAlive = useRef(false);
  const follow = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      changeAddress({ q: field.current?.value ?? "" }, "replace");
    }, pause);
  };
  const clear = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (field.current !== null) field.current.value = "";
    changeAddress({ q: "" }, "replace");
  };
  useEffect(() => {
    if (field.current === null || timer.current !== undefined) return;
    // What was typed before the page was alive is a search too.
    if (!isAlive.current && field.current.value !== q) follow();
    else field.current.value = q;
    isAlive.current = true;
  }, [q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { field, follow, clear };
}

type Props = {
  id: string;
  label: string;
  /** How long a search may be, in characters. */
  longest: number;
  /** Whether the page has a tag of its own. */
  fixed: boolean;
  /** Drawn by the server: what shows that one can search, the key for it, and what empties it. */
  icons: Record<"search" | "key" | "clear", ReactNode>;
};

/** The search field. A form, so that ⏎ searches also where no script runs. */
export function SearchField({ id, label, longest, fixed, icons }: Props) {
  const { q, tag } = gallerySearchOf(useSearchParams());
  const { field, follow, clear } = useSearchField(q);
  return (
    <search>
      <form method="get" onSubmit={(event) => event.preventDefault()} className="relative">
        <span className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-faint">
          {icons.search}
        </span>
        <input
          ref={field}
          id={id}
          type="search"
          name="q"
          dir="auto"
          autoComplete="off"
          enterKeyHint="search"
          aria-label={label}
          aria-invalid={q.trim().length > longest || undefined}
          placeholder={label}
          defaultValue={q}
          onFocus={() => void loadParts().catch(() => undefined)}
          onChange={follow}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
            clear();
            event.currentTarget.blur();
          }}
          className="peer text-control min-h-11 pr-11 pl-10 [&::-webkit-search-cancel-button]:hidden"
        />
        {!fixed && tag !== "" && <input type="hidden" name="tag" value={tag} />}
        <span
          aria-hidden
          className="absolute top-1/2 right-3.5 hidden -translate-y-1/2 md:peer-placeholder-shown:block"
        >
          {icons.key}
        </span>
        <span className="absolute top-1/2 right-1 -translate-y-1/2 peer-placeholder-shown:hidden">
          <IconButton label="Clear the search" onClick={clear}>
            {icons.clear}
          </IconButton>
        </span>
      </form>
    </search>
  );
}
