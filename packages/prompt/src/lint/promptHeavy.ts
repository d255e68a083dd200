import type { Rule, Subject } from "./rule.ts";
import type { AuthorText } from "./texts.ts";

export const promptHeavy: Rule["find"] = (subject, report) => {
  const { context } = subject;
  const sums = new Map<string, number>();
  let total = 0;
  for (const text of alwaysSent(subject)) {
    const tokens = subject.count(text.text);
    sums.set(text.field, (sums.get(text.field) ?? 0) + tokens);
    total += tokens;
    // Counting a lorebook of four million characters takes longer than all other rules together.
    if (total > 2 * context) break;
  }
  if (total * 2 <= context) return;
  const largest = [...sums].toSorted(([, a], [, b]) => b - a).slice(0, 3);
  const [first] = largest;
  const parts = largest
    .map(([field, tokens]) => `${subject.nameOf(field)} ${grouped(tokens)}`)
    .join(", ");
  report({
    path: first?.[0] ?? "",
    message: `About ${total > 2 * context ? "or over " : ""}${grouped(total)} of ${grouped(context)} tokens are sent with every message, so that little is left for the conversation. The largest: ${parts}.`,
  });
};

/** What is in the prompt whatever is said. Examples and greetings make room. */
function alwaysSent({ content, texts, entries }: Subject): AuthorText[] {
  const constant = new Set(
    entries
      .filter(({ settings }) => settings.constant)
      .map(({ index }) => `lorebook.entries.${index}.content`),
  );
  return texts.filter(({ kind, field, path }) => {
    if (kind === "description") return field !== "tagline";
    if (kind === "instruction") return content.trusts_instructions;
    return kind === "lore" && constant.has(path);
  });
}

/** With commas, the same on every machine. */
function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
