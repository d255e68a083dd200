import type { ListEntry, TextDiff } from "@personaforge/contract/diff";
import { ChangedText } from "./ChangedText.tsx";
import type { DiffLook } from "./diffLook.ts";
import { counted, textCount } from "./fieldWords.ts";
import { Fold } from "./Fold.tsx";
import { InlineText } from "./InlineText.tsx";
import { SplitText } from "./SplitText.tsx";

type Equal = ListEntry & { op: "equal" };

/** Neighbours that did not change, as one group. */
function grouped(entries: readonly ListEntry[]): (ListEntry | Equal[])[] {
  const groups: (ListEntry | Equal[])[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (entry.op !== "equal") groups.push(entry);
    else if (Array.isArray(last)) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

/** What became of an entry, counted from 1 as people do. */
function entryWords(entry: ListEntry): string {
  switch (entry.op) {
    case "insert":
      return `Entry ${entry.to + 1}, added`;
    case "delete":
      return `Entry ${entry.from + 1}, removed`;
    case "move":
      return `Entry ${entry.to + 1}, moved from place ${entry.from + 1}`;
    case "change": {
      const place = entry.from === entry.to ? "" : `, was entry ${entry.from + 1}`;
      return `Entry ${entry.to + 1}${place}: ${textCount(entry)}`;
    }
    case "equal":
      return `Entry ${entry.to + 1}`;
  }
}

function partsOf(entry: ListEntry): Pick<TextDiff, "parts" | "method"> {
  if (entry.op === "change") return entry;
  const op = entry.op === "move" ? "equal" : entry.op;
  return { parts: [{ op, text: entry.text }], method: "words" };
}

function Entry({ entry, look }: { entry: ListEntry; look: DiffLook }) {
  const Text = look.view === "split" ? SplitText : InlineText;
  return (
    <>
      <p className="mb-1 text-xs font-medium text-faint">{entryWords(entry)}</p>
      <Text diff={partsOf(entry)} language={look.language} />
    </>
  );
}

/** Long entries, each with what became of it; those that stayed are folded together. */
export function ListEntries({ entries, look }: { entries: readonly ListEntry[]; look: DiffLook }) {
  return (
    <ul className="flex flex-col gap-4">
      {grouped(entries).map((group, index) => (
        <li key={index}>
          {Array.isArray(group) ? (
            <Fold label={`${counted(group.length, "entry", "entries")} unchanged`}>
              <div className="flex flex-col gap-4">
                {group.map((entry) => (
                  <div key={entry.to}>
                    <Entry entry={entry} look={look} />
                  </div>
                ))}
              </div>
            </Fold>
          ) : (
            <Entry entry={group} look={look} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Short entries such as tags, in one line: all of them, since none is long enough to fold. */
export function Chips({
  entries,
  language,
}: {
  entries: readonly ListEntry[];
  language: string | undefined;
}) {
  return (
    <ul lang={language} className="flex flex-wrap gap-1.5">
      {entries.map((entry, index) => (
        <li
          key={index}
          dir="auto"
          className="max-w-full rounded-full border border-line px-2.5 py-0.5 text-sm text-muted wrap-anywhere"
        >
          {entry.op === "change" ? (
            <InlineText diff={entry} language={language} />
          ) : entry.op === "equal" || entry.op === "move" ? (
            entry.text
          ) : (
            <ChangedText part={entry} />
          )}
          {entry.op === "move" && (
            <span dir="ltr" lang="en" className="ms-1.5 text-xs text-faint">
              moved
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
