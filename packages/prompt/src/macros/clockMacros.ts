import { type Clock, instantOf, moveClock, readClock } from "./clock.ts";
import { formatClock } from "./formatClock.ts";
import { type Filling, type Macro, partsOf, shortTextOf, textOf } from "./macroUse.ts";

/** A macro that says the present moment in one format. */
function saying(format: string): Macro {
  return ({ separator }, filling) => (separator === "" ? say(filling, format) : undefined);
}

/** What saying it costs, and each character of its format: about 20 µs and 2 µs. */
const [sayWork, formatWork] = [640, 64];

function say({ values, work }: Filling, format: string, offset?: number): string | undefined {
  work.left -= sayWork + format.length * formatWork;
  const clock = readClock(values.now);
  if (clock === null) return undefined;
  return formatClock(offset === undefined ? clock : moveClock(clock, offset), format);
}

export const date = saying("LL");
export const weekday = saying("dddd");
export const isotime = saying("HH:mm");
export const isodate = saying("YYYY-MM-DD");

/** `{{time}}`, and SillyTavern's newer `{{time::UTC+2}}`. */
export const time: Macro = (use, filling) => {
  if (use.separator === "") return say(filling, "LT");
  const [, offset] = /^\s*UTC\s*(.*)$/i.exec(shortTextOf(use.argument)) ?? [];
  const minutes = offsetOf(offset ?? "");
  return minutes === undefined ? undefined : say(filling, "LT", minutes);
};

/** `{{time_UTC-4}}`: the time of day elsewhere. */
export const timeUtc: Macro = (use, filling) => {
  const minutes = offsetOf(shortTextOf(use.argument));
  return minutes === undefined ? undefined : say(filling, "LT", minutes);
};

function offsetOf(text: string): number | undefined {
  const match = /^\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?\s*$/.exec(text);
  if (match === null || Number(match[2]) > 16) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === "-" ? -minutes : minutes;
}

/** The longest format that anybody needs has some 60 characters; each of them can become 11. */
const longestFormat = 200;

/** `{{datetimeformat DD.MM.YYYY HH:mm}}` */
export const datetimeformat: Macro = ({ separator, argument }, filling) => {
  const format = textOf(argument).trim();
  if (separator === "" || format === "" || format.length > longestFormat) return undefined;
  return say(filling, format);
};

/** `{{timeDiff::a::b}}`: how long a is after b, in words; both are dates in ISO 8601. */
export const timeDiff: Macro = ({ separator, argument }, { values }) => {
  const now = readClock(values.now);
  const parts = separator === "::" ? partsOf(argument) : [];
  if (now === null || parts.length !== 2) return undefined;
  const [a, b] = parts.map((part) =>
    readClock(shortTextOf([{ text: part, written: true }]), now.offset),
  );
  return a && b ? inWords(a, b) : undefined;
};

/** Moment.js's words and its limits between them: 44 seconds, 44 minutes, 21 hours, 25 days, 10 months. */
function inWords(a: Clock, b: Clock): string {
  const milliseconds = instantOf(a) - instantOf(b);
  const days = Math.abs(milliseconds) / 86_400_000;
  const scale = [
    { value: days * 86_400, most: 44, one: "a few seconds", many: "a few seconds" },
    { value: days * 1_440, most: 44, one: "a minute", many: "minutes" },
    { value: days * 24, most: 21, one: "an hour", many: "hours" },
    { value: days, most: 25, one: "a day", many: "days" },
    { value: (days * 4_800) / 146_097, most: 10, one: "a month", many: "months" },
    { value: (days * 400) / 146_097, most: Infinity, one: "a year", many: "years" },
  ];
  const step = scale.find(({ value, most }) => Math.round(value) <= most);
  if (step === undefined) return "";
  const count = Math.round(step.value);
  const few = count <= 1 || step.one === step.many;
  const words = few ? step.one : `${count} ${step.many}`;
  return milliseconds > 0 ? `in ${words}` : `${words} ago`;
}
