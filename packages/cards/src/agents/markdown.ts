import { type Card, emptyCard } from "../card.ts";
import type { JsonObject, Warn } from "../document.ts";
import { extensionsOf, without } from "./extension.ts";
import { divide } from "./frontMatter.ts";
import { tagsAt, textAt } from "./textFields.ts";

/** The field of the front matter that names the character. */
const nameKey = (fields: JsonObject): "name" | "title" =>
  Object.hasOwn(fields, "name") || !Object.hasOwn(fields, "title") ? "name" : "title";

/** A line alone with a line of equals signs below it. */
function isUnderlined(lines: readonly string[], index: number): boolean {
  const alone = (lines[index - 1] ?? "").trim() === "";
  return alone && /^ {0,3}={3,}\s*$/.test((lines[index + 1] ?? "").slice(0, 500));
}

/** The first heading outside of code, as plain text. */
export function headingOf(text: string): string {
  let fence: string | null = null;
  // A heading below the first hundred lines is no title.
  const lines = text.split("\n", 100);
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1] ?? null;
    if (mark !== null && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    if (fence !== null) continue;
    const begun = line.slice(0, 500).trimEnd();
    const heading =
      /^ {0,3}#{1,6}[ \t]+(\S.*)$/.exec(begun)?.[1] ??
      (isUnderlined(lines, index) ? begun : undefined);
    if (heading !== undefined) {
      const plain = heading
        .replace(/[ \t]#+$/, "")
        .replaceAll(/\*\*|__|`/g, "")
        .trim();
      if (plain !== "") return plain;
    }
  }
  return "";
}

/** Markdown begins with a heading or with front matter; nothing else tells it from prose. */
export function isMarkdown(text: string): boolean {
  if (divide(text).head !== "") return true;
  const line = text.trimStart().split("\n", 1)[0] ?? "";
  return /^#{1,6}[ \t]+\S/.test(line);
}

/** The name of a file without its folders and its ending. */
const plainName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? "").replace(/\.(?:md|markdown|mdx|mdc|txt)$/i, "");

/** A system prompt in Markdown, named by its front matter, its first heading or its file. */
export function readMarkdown(text: string, name: string, warn: Warn): Card {
  const { fields, body } = divide(text);
  const title = textAt(fields, [nameKey(fields)], warn) || headingOf(body);
  if (title === "" && name !== "") {
    warn("name_from_file", "", "The text has no title; the file gave the name.");
  } else if (title === "") warn("name_missing", "name", "The text names no character.");
  const rest = without(fields, [[nameKey(fields)], ["description"], ["tags"]]);
  return {
    ...emptyCard(),
    name: title === "" ? plainName(name) : title,
    creator_notes: textAt(fields, ["description"], warn),
    tags: tagsAt(fields, ["tags"], warn),
    system_prompt: body,
    extensions: extensionsOf("markdown", rest),
  };
}
