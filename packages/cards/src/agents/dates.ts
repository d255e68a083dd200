/** Unix seconds of a date in text, or of a number in seconds, milli-, micro- or nanoseconds. */
export function secondsOf(value: unknown): number | null {
  if (typeof value === "string") {
    const milliseconds = Date.parse(value);
    return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000);
  }
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) return null;
  let seconds = value;
  // Seconds stay below 10^11 until the year 5138.
  while (seconds > 1e11) seconds /= 1000;
  return Math.floor(seconds);
}

/** An ISO date, or null for what no calendar has. */
export function isoOf(seconds: number | null): string | null {
  if (seconds === null) return null;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
