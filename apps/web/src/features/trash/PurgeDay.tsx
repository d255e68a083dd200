"use client";

import { useSyncExternalStore } from "react";
import { dayOf } from "./trashWords.ts";

const noChange = () => () => undefined;

/** The day on which something goes for good: the reader's own, once a script can tell it. */
export function PurgeDay({ iso }: { iso: string }) {
  const day = useSyncExternalStore(
    noChange,
    () => dayOf(iso),
    () => dayOf(iso, "UTC"),
  );
  return (
    <time dateTime={iso} title={iso}>
      {day}
    </time>
  );
}
