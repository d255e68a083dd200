/** A moment, and the offset in which people speak of it. */
export interface Clock {
  /** Milliseconds since 1970 of the clock on the wall, as if it hung in UTC. */
  readonly wall: number;
  /** Minutes that the wall is ahead of UTC. */
  readonly offset: number;
}

const iso =
  /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d\d:?\d\d)?\s*$/i;

/**
 * Reads ISO 8601; the time of day may be missing.
 * @param offset of a text that names none; without it such a text is refused
 * @returns null when the text is no date
 */
export function readClock(text: string, offset?: number): Clock | null {
  const match = iso.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = "0", zone] = match;
  const ahead = zone === undefined ? offset : minutesOf(zone);
  if (ahead === undefined) return null;
  // Date.UTC would take the years before 100 for those of the 20th century.
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!exists || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, "0"));
  date.setUTCHours(Number(hour), Number(minute), Number(second), milliseconds);
  return { wall: date.getTime(), offset: ahead };
}

function minutesOf(zone: string): number {
  if (zone.toUpperCase() === "Z") return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith("-") ? -minutes : minutes;
}

/** The same moment on a wall elsewhere. */
export function moveClock({ wall, offset }: Clock, to: number): Clock {
  return { wall: wall + (to - offset) * 60_000, offset: to };
}

export function instantOf({ wall, offset }: Clock): number {
  return wall - offset * 60_000;
}
