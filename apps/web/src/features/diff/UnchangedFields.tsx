import type { FieldDiff } from "@personaforge/contract/diff";
import { contentLabels } from "#features/characterForm/fields.ts";

type Key = keyof typeof contentLabels;

/** Names the fields that stayed as they were, so that nobody has to look for them. */
export function UnchangedFields({ fields }: { fields: readonly FieldDiff[] }) {
  const changed = new Set<string>(fields.map(({ field }) => field));
  const rest = (Object.keys(contentLabels) as Key[]).filter((key) => !changed.has(key));
  if (rest.length === 0) return null;
  return (
    <p className="text-sm text-faint">
      Unchanged: {rest.map((key) => contentLabels[key]).join(", ")}.
    </p>
  );
}
