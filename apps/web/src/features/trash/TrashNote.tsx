"use client";

import { limits } from "@personaforge/contract/limits";
import { useQuery } from "@tanstack/react-query";
import { LocalTime } from "#features/chat/LocalTime.tsx";
import { useTRPC } from "#trpc/react.ts";
import { everyWords } from "./trashWords.ts";

/** How long the trash keeps things, and when it is looked through next. */
export function TrashNote() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.jobs.list.queryOptions());
  const job = data?.items.find(({ name }) => name === "empty-trash");
  return (
    <p className="text-sm text-muted text-pretty">
      What you delete stays here for {limits.trashDays} days, with all its versions, and then goes
      for good.
      {job !== undefined && (
        <>
          {" "}
          PersonaForge looks {everyWords(job.every_seconds)} for what is due; next on{" "}
          <LocalTime iso={job.next_run_at} />.
        </>
      )}
    </p>
  );
}
