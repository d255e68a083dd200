"use client";

import { ChevronLeft, ChevronRight, Search, X } from "lucide-react";
import { IconButton } from "#ui/IconButton.tsx";
import { Select, TextInput } from "#ui/TextControl.tsx";
import { type LoreSort, pageSize } from "./loreView.ts";

const number = new Intl.NumberFormat("en");

const sorts: readonly (readonly [LoreSort, string])[] = [
  ["order", "In prompt order"],
  ["name", "By name"],
  ["stored", "As stored"],
];

function LoreSearch({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  return (
    <div className="relative min-w-44 flex-1">
      <Search
        aria-hidden
        size={15}
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-faint"
      />
      <TextInput
        type="search"
        aria-label="Search the lorebook"
        placeholder="Search names, keys and contents"
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        className="pr-10 pl-9 [&::-webkit-search-cancel-button]:hidden"
      />
      {query !== "" && (
        <span className="absolute top-1/2 right-0.5 -translate-y-1/2">
          <IconButton label="Clear the search" onClick={() => onQuery("")}>
            <X aria-hidden size={16} />
          </IconButton>
        </span>
      )}
    </div>
  );
}

/** Finds entries by name, key or content, and says in which order they stand. */
export function LoreToolbar({
  sort,
  onSort,
  ...search
}: {
  query: string;
  sort: LoreSort;
  onQuery: (query: string) => void;
  onSort: (sort: LoreSort) => void;
}) {
  const choose = (value: string) => {
    const [chosen] = sorts.find(([name]) => name === value) ?? [];
    if (chosen !== undefined) onSort(chosen);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <LoreSearch {...search} />
      <Select
        aria-label="Order of the list"
        className="w-auto!"
        value={sort}
        onChange={(event) => choose(event.target.value)}
      >
        {sorts.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </Select>
    </div>
  );
}

function rangeWords(page: number, found: number, all: number): string {
  const of = found === all ? "" : ` of ${number.format(all)}`;
  const entries = `${number.format(found)}${of} ${all === 1 ? "entry" : "entries"}`;
  if (found <= pageSize) return entries;
  const first = page * pageSize + 1;
  const last = Math.min(found, first + pageSize - 1);
  return `${number.format(first)}–${number.format(last)} of ${entries}`;
}

/** How many entries were found, and which of them are shown. */
export function LorePages({
  page,
  found,
  all,
  onPage,
}: {
  page: number;
  found: number;
  all: number;
  onPage: (page: number) => void;
}) {
  const isLast = (page + 1) * pageSize >= found;
  return (
    <div className="flex min-h-9 items-center justify-between gap-2 text-sm text-muted">
      <p role="status" className="tabular-nums">
        {found === 0 ? "No entry holds these words." : rangeWords(page, found, all)}
      </p>
      {found > pageSize && (
        <div className="flex gap-1">
          <IconButton
            label="Previous page of entries"
            disabled={page === 0}
            onClick={() => onPage(page - 1)}
          >
            <ChevronLeft aria-hidden size={16} className="rtl:-scale-x-100" />
          </IconButton>
          <IconButton
            label="Next page of entries"
            disabled={isLast}
            onClick={() => onPage(page + 1)}
          >
            <ChevronRight aria-hidden size={16} className="rtl:-scale-x-100" />
          </IconButton>
        </div>
      )}
    </div>
  );
}
