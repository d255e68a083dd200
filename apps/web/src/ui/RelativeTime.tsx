"use client";

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["minute", 60],
  ["hour", 3_600],
  ["day", 86_400],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
// The server does not know the reader's time zone; a day is the most it can promise.
const absolute = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });

function ago(iso: string): string {
  const seconds = (Date.now() - Date.parse(iso)) / 1_000;
  if (seconds < 60) return "just now";
  if (seconds > 7 * 86_400) return absolute.format(new Date(iso));
  const [unit, size] = steps.findLast(([, length]) => seconds >= length) ?? ["minute", 60];
  return relative.format(-Math.floor(seconds / size), unit);
}

/** `2 hr. ago`, with the exact moment as its title. */
export function RelativeTime({ iso, className }: { iso: string; className?: string }) {
  // Server and browser render at different moments: the server's words may stay.
  return (
    <time dateTime={iso} title={iso} className={className} suppressHydrationWarning>
      {ago(iso)}
    </time>
  );
}
