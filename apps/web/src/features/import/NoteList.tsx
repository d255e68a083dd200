import type { ImportNote } from "@personaforge/contract/import";

/** What is to be known about a file, each with the place in it and the words it is about. */
export function NoteList({
  notes,
  saysWhere = true,
}: {
  notes: readonly ImportNote[];
  /** False where the notes stand at their place. */
  saysWhere?: boolean;
}) {
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {notes.map((note) => (
        <li
          key={`${note.code} ${note.path} ${note.excerpt ?? ""} ${note.message}`}
          className="border-l-2 border-line pl-3 data-warning:border-caution"
          data-warning={note.severity === "warning" || undefined}
        >
          <p className="text-pretty wrap-anywhere">
            {note.message}
            {saysWhere && note.path !== "" && <span className="text-faint"> {note.path}</span>}
          </p>
          {note.excerpt !== undefined && (
            <p
              dir="auto"
              className="mt-1 rounded-sm bg-sunken px-2 py-1 font-mono text-xs wrap-anywhere whitespace-pre-wrap"
            >
              {note.excerpt}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
