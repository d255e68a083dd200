import type { LoreEntry, Lorebook } from "@personaforge/contract/lorebook";
import { Badge } from "#ui/Badge.tsx";
import { entryTitle } from "./loreChanges.ts";

/** As many as a page shows at once without a wait. */
const most = 500;

function Reading({ entry }: { entry: LoreEntry }) {
  return (
    <details className="px-4 py-2.5">
      <summary className="text-sm font-medium" dir="auto">
        {entryTitle(entry) ?? "Unnamed entry"} {entry.constant === true && <Badge>Always on</Badge>}
        {!entry.enabled && <Badge tone="outline">Off</Badge>}
      </summary>
      <div dir="auto" className="mt-1.5 flex flex-col gap-1.5 text-sm wrap-anywhere">
        <p className="text-faint">{entry.keys.join(" · ")}</p>
        <p className="whitespace-pre-wrap text-muted">{entry.content}</p>
      </div>
    </details>
  );
}

/** The entries for somebody who may read them and not change them: nothing here needs a button. */
export function LoreReading({ entries }: Lorebook) {
  const rest = entries.length - most;
  if (entries.length === 0) return <p className="text-sm text-muted">It has no entries.</p>;
  return (
    <>
      <ul
        aria-label="Entries of the lorebook"
        className="divide-y divide-line rounded-lg border border-line"
      >
        {entries.slice(0, most).map((entry, index) => (
          <li key={index}>
            <Reading entry={entry} />
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="text-sm text-muted">And {rest.toLocaleString("en")} more.</p>}
    </>
  );
}
