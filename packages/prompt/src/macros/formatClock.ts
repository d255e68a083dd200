import { type Clock, instantOf } from "./clock.ts";

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const days = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** Longer tokens stand before those that they begin with. */
const tokens =
  /\[([^[\]]*)\]|YYYY|YY|MMMM|MMM|MM|Mo|M|DDDD|DDDo|DDD|DD|Do|D|dddd|ddd|dd|do|d|HH|H|hh|h|kk|k|mm|m|ss|s|SSS|SS|S|A|a|ZZ|Z|X|x|Qo|Q|E|LTS|LT|LLLL|LLL|LL|L|llll|lll|ll|l/g;

/** What a token that stands for others means, in English. */
const short: Readonly<Record<string, string>> = {
  LT: "h:mm A",
  LTS: "h:mm:ss A",
  L: "MM/DD/YYYY",
  LL: "MMMM D, YYYY",
  LLL: "MMMM D, YYYY h:mm A",
  LLLL: "dddd, MMMM D, YYYY h:mm A",
  l: "M/D/YYYY",
  ll: "MMM D, YYYY",
  lll: "MMM D, YYYY h:mm A",
  llll: "ddd, MMM D, YYYY h:mm A",
};

/** Writes a moment the way Moment.js writes it in English, which is what SillyTavern's macros use. */
export function formatClock(clock: Clock, format: string): string {
  const values = valuesOf(clock);
  return format.replace(tokens, (token, literal?: string) => {
    if (literal !== undefined) return literal;
    const meant = short[token];
    return meant === undefined ? (values[token]?.() ?? token) : formatClock(clock, meant);
  });
}

function valuesOf(clock: Clock): Readonly<Record<string, () => string>> {
  const date = new Date(clock.wall);
  const two = (value: number) => String(value).padStart(2, "0");
  const year = String(date.getUTCFullYear()).padStart(4, "0");
  const month = date.getUTCMonth();
  const [day, weekday, hour] = [date.getUTCDate(), date.getUTCDay(), date.getUTCHours()];
  const half = hour % 12 === 0 ? 12 : hour % 12;
  const late = hour === 0 ? 24 : hour;
  const monthName = months[month] ?? "";
  const dayName = days[weekday] ?? "";
  const thousandths = String(date.getUTCMilliseconds()).padStart(3, "0");
  const dayOfYear = () => Math.floor((clock.wall - startOfYear(date)) / 86_400_000) + 1;
  return {
    YYYY: () => year,
    YY: () => year.slice(-2),
    ...{ MMMM: () => monthName, MMM: () => monthName.slice(0, 3) },
    ...{ MM: () => two(month + 1), M: () => String(month + 1), Mo: () => ordinal(month + 1) },
    DDDD: () => String(dayOfYear()).padStart(3, "0"),
    ...{ DDD: () => String(dayOfYear()), DDDo: () => ordinal(dayOfYear()) },
    ...{ DD: () => two(day), D: () => String(day), Do: () => ordinal(day) },
    ...{ dddd: () => dayName, ddd: () => dayName.slice(0, 3), dd: () => dayName.slice(0, 2) },
    ...{ d: () => String(weekday), do: () => ordinal(weekday), E: () => String(weekday || 7) },
    ...{ HH: () => two(hour), H: () => String(hour), hh: () => two(half), h: () => String(half) },
    ...{ kk: () => two(late), k: () => String(late) },
    ...{ mm: () => two(date.getUTCMinutes()), m: () => String(date.getUTCMinutes()) },
    ...{ ss: () => two(date.getUTCSeconds()), s: () => String(date.getUTCSeconds()) },
    ...{ SSS: () => thousandths, SS: () => thousandths.slice(0, 2), S: () => thousandths[0] ?? "" },
    ...{ A: () => (hour < 12 ? "AM" : "PM"), a: () => (hour < 12 ? "am" : "pm") },
    ...{ Z: () => zoneOf(clock.offset, ":"), ZZ: () => zoneOf(clock.offset, "") },
    X: () => String(Math.floor(instantOf(clock) / 1000)),
    x: () => String(instantOf(clock)),
    ...{
      Q: () => String(Math.ceil((month + 1) / 3)),
      Qo: () => ordinal(Math.ceil((month + 1) / 3)),
    },
  };
}

function startOfYear(date: Date): number {
  const start = new Date(0);
  return start.setUTCFullYear(date.getUTCFullYear(), 0, 1);
}

function zoneOf(offset: number, separator: string): string {
  const minutes = Math.abs(offset);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

function ordinal(value: number): string {
  const teens = value % 100 > 10 && value % 100 < 14;
  return `${value}${teens ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th")}`;
}
