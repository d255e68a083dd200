/** What comes back with a character: numbers have no gaps, so the newest one is their count. */
export function versionsWords(newest: number): string {
  if (newest === 1) return "with its one version";
  return newest === 2 ? "with both versions" : `with all ${newest} versions`;
}

/** `every hour`, `every 10 minutes`, for what a job does again and again. */
export function everyWords(seconds: number): string {
  const [size, unit] = seconds % 3_600 === 0 ? [3_600, "hour"] : [60, "minute"];
  const count = Math.max(1, Math.round(seconds / size));
  return count === 1 ? `every ${unit}` : `every ${count} ${unit}s`;
}

/** `22 December`, in a time zone or in the reader's own. */
export function dayOf(iso: string, timeZone?: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    ...(timeZone !== undefined && { timeZone }),
  });
  return format.format(new Date(iso));
}
