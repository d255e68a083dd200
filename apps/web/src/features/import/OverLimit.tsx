"use client";

import type { ImportItem } from "@personaforge/contract/import";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { editorPath } from "#features/library/characterLinks.ts";
import { failureWords } from "#trpc/failureWords.ts";
import { useTRPC, useTRPCClient } from "#trpc/react.ts";
import { Button, ButtonLink } from "#ui/Button.tsx";
import { leadToField } from "./leadToField.ts";
import { movableOf, movedToScene } from "./overLimit.ts";
import type { MappedRow } from "./previewRows.ts";

/** Moves the whole of a text to the opening scene of the draft; its field keeps the beginning. */
function useMove(id: string, field: NonNullable<ReturnType<typeof movableOf>>) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const [draft, head] = await Promise.all([
        client.drafts.get.query({ id }),
        client.characters.get.query({ id }),
      ]);
      const content = head.opening_scene === null ? movedToScene(draft, field) : null;
      if (content === null) throw new Error("There is an opening scene by now. Edit both of them.");
      const { base_version, revision: expected_revision } = draft;
      return client.drafts.put.mutate({ id, content, base_version, expected_revision });
    },
    onSuccess: (draft) => {
      queryClient.setQueryData(trpc.drafts.get.queryKey({ id }), draft);
      return queryClient.invalidateQueries(trpc.characters.list.pathFilter());
    },
  });
}

const editOf = (field: string) => document.querySelector<HTMLElement>(`[data-edit="${field}"]`);

function Move({ id, field, label }: { id: string; field: string; label: string }) {
  const trpc = useTRPC();
  const { data: draft } = useQuery(trpc.drafts.get.queryOptions({ id }));
  const movable = movableOf(field);
  const move = useMove(id, movable ?? "backstory");
  const mayMove = movable !== null && draft !== undefined && movedToScene(draft, movable) !== null;
  const isMoved = move.isSuccess;
  return (
    <>
      {(mayMove || move.isPending) && (
        <Button
          size="sm"
          aria-disabled={move.isPending}
          onClick={() => {
            if (!move.isPending)
              move.mutate(undefined, { onSuccess: () => editOf(field)?.focus() });
          }}
        >
          Move {label.toLowerCase()} to the opening scene
        </Button>
      )}
      <p role="status" className="basis-full text-sm text-muted text-pretty empty:hidden">
        {isMoved &&
          `All of it is the opening scene of the draft now; ${label.toLowerCase()} keeps its beginning. Save it as a version in the editor.`}
      </p>
      {move.error !== null && (
        <p role="alert" className="basis-full text-sm text-danger">
          {failureWords(move.error)}
        </p>
      )}
    </>
  );
}

/** What to do about a text that is longer than its field: only the draft of a character has all of it. */
export function OverLimit({ row, item }: { row: MappedRow; item: ImportItem }) {
  const { field, label } = row;
  const { state, character } = item;
  if (state !== "imported" || character === null) {
    const move = movableOf(field) === null ? "" : ", or move it to the opening scene";
    return (
      <p className="text-sm text-muted text-pretty">
        After the import you can edit it from here{move}.
      </p>
    );
  }
  const { id } = character;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ButtonLink
        size="sm"
        data-edit={field}
        href={editorPath(id)}
        onClick={() => leadToField(field)}
      >
        Edit <span className="sr-only">{label}</span>
      </ButtonLink>
      <Move id={id} field={field} label={label} />
    </div>
  );
}
