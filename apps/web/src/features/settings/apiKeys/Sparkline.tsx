import { usageWords } from "./keyWords.ts";

/** Requests on each of 30 days, today at the right. A day without any keeps a thin line. */
export function Sparkline({ requests }: { requests: readonly number[] }) {
  const most = Math.max(1, ...requests);
  const bars = requests.map((number, index) => {
    const height = number === 0 ? 1 : Math.max(2, Math.round((number / most) * 24));
    return `M${index * 4} ${24 - height}h3v${height}h-3z`;
  });
  return (
    <svg
      role="img"
      aria-label={usageWords(requests)}
      viewBox="0 0 119 24"
      className="h-6 w-[7.4375rem] text-accent"
    >
      <title>{usageWords(requests)}</title>
      <path d={bars.join("")} fill="currentColor" />
    </svg>
  );
}
