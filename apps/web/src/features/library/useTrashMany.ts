"use client";

import type { CharacterSummary } from "@personaforge/contract/character";
import { failureWords } from "#trpc/failureWords.ts";
import { useTRPCClient } from "#trpc/react.ts";
import { showToast } from "#ui/Toast.tsx";
import { useLists } from "./useCharacterActions.ts";

// As many calls as one request carries.
const atOnce = 10;

/** Does the same to each, a request at a time, and says for which it was refused and why. */
async function toEach(ids: readonly string[], call: (id: string) => Promise<unknown>) {
  const failed: { id: string; reason: unknown }[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const results = await Promise.allSettled(some.map(call));
    for (const [index, result] of results.entries()) {
      const id = some[index];
      if (result.status === "rejected" && id !== undefined) {
        failed.push({ id, reason: result.reason });
      }
    }
  }
  return failed;
}

function tellFailed(failed: { reason: unknown }[], of: number, what: string) {
  showToast({
    title: `${failed.length} of ${of} not ${what}`,
    description: failureWords(failed[0]?.reason),
  });
}

/** Moves several characters to the trash at once, and offers to take them all back. */
export function useTrashMany() {
  const client = useTRPCClient();
  const lists = useLists();
  const restore = async (ids: readonly string[]) => {
    const failed = await toEach(ids, (id) => client.characters.undelete.mutate({ id }));
    if (failed.length > 0) tellFailed(failed, ids.length, "restored");
    await lists.refresh();
  };
  return async (rows: readonly CharacterSummary[]) => {
    const ids = new Set(rows.map(({ id }) => id));
    lists.change((row) => (ids.has(row.id) ? null : row));
    const failed = await toEach([...ids], (id) => client.characters.delete.mutate({ id }));
    for (const { id } of failed) ids.delete(id);
    if (failed.length > 0) tellFailed(failed, rows.length, "moved to the trash");
    const gone = rows.filter(({ id }) => ids.has(id));
    if (gone.length > 0) {
      showToast({
        title:
          gone.length === 1
            ? `${gone[0]?.name ?? "It"} is in the trash`
            : `${gone.length} characters are in the trash`,
        undo: () => void restore([...ids]),
      });
    }
    await lists.refresh();
  };
}
