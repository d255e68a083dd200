"use client";

import { useSyncExternalStore } from "react";

const noChange = () => () => undefined;

function format(iso: string, zone: string | undefined): string {
  const options: Intl.DateTimeFormatOptions = {
    ...{ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    ...(zone !== undefined && { timeZone: zone, timeZoneName: "short" }),
  };
  return new Intl.DateTimeFormat("en", options).format(new Date(iso));
}

/** A moment in the reader's own time zone; in UTC, and saying so, where no script runs. */
export function LocalTime({ iso }: { iso: string }) {
  const text = useSyncExternalStore(
    noChange,
    () => format(iso, undefined),
    () => format(iso, "UTC"),
  );
  return <time dateTime={iso}>{text}</time>;
}
