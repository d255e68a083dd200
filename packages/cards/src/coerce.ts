import type { Warn } from "./document.ts";
import { isScalar } from "./patch.ts";

/** Where in a document a value stands, as in `data.tags`, and who hears of it. */
export interface Place {
  readonly path: string;
  readonly warn: Warn;
}

export function inside({ path, warn }: Place, step: string | number): Place {
  return { path: path === "" ? String(step) : `${path}.${step}`, warn };
}

const coerced = ({ path, warn }: Place, message: string) => warn("coerced", path, message);
const dropped = ({ path, warn }: Place, wanted: string) =>
  warn("dropped", path, `This is not ${wanted}; it stays in the original only.`);

/** A text; `""` when there is none. */
export function readText(value: unknown, place: Place): string {
  if (typeof value === "string") return value;
  if (value === undefined) return "";
  if (value === null) coerced(place, "This is null and counts as empty.");
  else if (isScalar(value)) {
    coerced(place, "This was not a text and is read as one.");
    return String(value);
  } else if (Array.isArray(value) && value.every((line) => typeof line === "string")) {
    coerced(place, "This was a list of lines and is read as one text.");
    return value.join("\n");
  } else dropped(place, "a text");
  return "";
}

/** A list of texts. Of a single text it makes one item, or with `split` one for each comma. */
export function readTexts(value: unknown, place: Place, split = false): string[] {
  if (value === undefined || value === null || value === "") return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      if (typeof item === "string") return [item];
      const at = inside(place, index);
      if (isScalar(item)) return [readText(item, at)];
      dropped(at, "a text");
      return [];
    });
  }
  if (isScalar(value)) {
    coerced(place, "This was a single text and is read as a list.");
    const text = String(value);
    return split ? splitAtCommas(text) : [text];
  }
  dropped(place, "a list");
  return [];
}

export function splitAtCommas(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Undefined when it is absent, null, or neither true nor false. */
export function readFlag(value: unknown, place: Place): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === undefined || value === null) return undefined;
  const flag = flags.get(value);
  if (flag === undefined) dropped(place, "true or false");
  else coerced(place, "This was written as a text or number and is read as true or false.");
  return flag;
}

const flags = new Map<unknown, boolean>([
  [1, true],
  ["1", true],
  ["true", true],
  [0, false],
  ["0", false],
  ["false", false],
]);

/** Undefined when it is absent, null, or no number. */
export function readNumber(value: unknown, place: Place): number | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (value === undefined || value === null || value === "") return undefined;
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  if (Number.isFinite(number)) {
    coerced(place, "This was a text and is read as a number.");
    return number;
  }
  dropped(place, "a number");
  return undefined;
}

/** A whole number from 0 on. */
export function readWhole(value: unknown, place: Place): number | undefined {
  const number = readNumber(value, place);
  if (number === undefined || Number.isSafeInteger(number)) {
    if (number === undefined || number >= 0) return number;
  } else if (number >= 0) {
    coerced(place, "This was not a whole number and is rounded down.");
    return Math.min(Math.floor(number), Number.MAX_SAFE_INTEGER);
  }
  dropped(place, "a number from 0 on");
  return undefined;
}

/** Seconds since 1970 are below this until the year 2286; above it they are milliseconds. */
const mostSeconds = 10_000_000_000;

/** Unix seconds; null when it is absent or no date. 0 is a date that was withheld. */
export function readDate(value: unknown, place: Place): number | null {
  if (value === undefined || value === null || value === "") return null;
  const number = typeof value === "string" ? numberOfDate(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number) || number < 0) {
    dropped(place, "a date");
    return null;
  }
  if (number > mostSeconds) {
    coerced(place, "This date was in milliseconds and is read as seconds.");
    return Math.floor(number / 1_000);
  }
  if (typeof value === "string") coerced(place, "This date was a text and is read as seconds.");
  return number;
}

function numberOfDate(text: string): number | null {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  // SillyTavern's own way, as in 2023-5-6 @14h 03m 05s 123ms.
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2}) ?@(\d{1,2})h ?(\d{1,2})m ?(\d{1,2})s/.exec(trimmed);
  if (parts !== null) {
    const [year = 0, month = 1, ...rest] = parts.slice(1).map(Number);
    return Date.UTC(year, month - 1, ...rest) / 1_000;
  }
  if (!/^\d{4}-\d\d-\d\d([T ]|$)/.test(trimmed)) return null;
  const time = Date.parse(trimmed);
  return Number.isNaN(time) ? null : Math.floor(time / 1_000);
}
