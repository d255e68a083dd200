import type { WrittenContent } from "@personaforge/contract/content";

/** First words of names that say nothing of who is meant are shorter, or articles. */
const shortestFirstName = 4;

/** The ways in which a text names its own character, in small letters. */
export function selfNames({ name, nickname }: WrittenContent): string[] {
  const names = ["{{char}}", "<bot>", "<char>", name.trim().toLowerCase()];
  if (nickname?.trim()) names.push(nickname.trim().toLowerCase());
  const first = name.trim().toLowerCase().split(/\s+/)[0] ?? "";
  if (first.length >= shortestFirstName) names.push(first);
  return [...new Set(names)];
}

/** A pattern for any of the names. */
export function selfPattern(content: WrittenContent): string {
  return selfNames(content)
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("|");
}

const speaker =
  /^\s*(?:(\{\{\s*char\s*\}\}|<BOT>|<CHAR>)|(\{\{\s*user\s*\}\}|<USER>)|([^:\n]{1,60}))\s*:/i;

/** What the character itself says in an example, line by line, with its place. */
export function ownLines(
  content: WrittenContent,
  dialogue: string,
): { line: string; start: number }[] {
  const names = selfNames(content);
  const lines: { line: string; start: number }[] = [];
  let own = false;
  let start = 0;
  for (const line of dialogue.split("\n")) {
    const match = speaker.exec(line);
    if (match !== null) {
      own = match[1] !== undefined || names.includes((match[3] ?? "").trim().toLowerCase());
    }
    if (own) lines.push({ line, start });
    start += line.length + 1;
  }
  return lines;
}
