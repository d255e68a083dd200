import { type Card, emptyCard } from "../card.ts";
import type { DocumentFormat, JsonObject, Warn } from "../document.ts";
import { sameJson } from "../json.ts";
import { extensionsOf, without } from "./extension.ts";
import { divide, withField } from "./frontMatter.ts";
import { type Edit, tagsAt, textAt } from "./textFields.ts";

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
export function readMarkdown(text: string, name: string | undefined, warn: Warn): Card {
  const { fields, body } = divide(text);
  const title = textAt(fields, [nameKey(fields)], warn) || headingOf(body);
  if (title === "" && name !== undefined) {
    warn("name_from_file", "", "The text has no title; the file gave the name.");
  } else if (title === "") warn("name_missing", "name", "The text names no character.");
  const rest = without(fields, [[nameKey(fields)], ["description"], ["tags"]]);
  return {
    ...emptyCard(),
    name: title === "" ? plainName(name ?? "") : title,
    creator_notes: textAt(fields, ["description"], warn),
    tags: tagsAt(fields, ["tags"], warn),
    system_prompt: body,
    extensions: extensionsOf("markdown", rest),
  };
}

/** The text with another system prompt; front matter changes only in the fields that it has. */
export function patchMarkdown(text: string, { before, after }: Edit): string {
  const { head, fields, body } = divide(text);
  const values: [string, unknown, unknown][] = [
    [nameKey(fields), before.name, after.name],
    ["description", before.creator_notes, after.creator_notes],
    ["tags", before.tags, after.tags],
  ];
  const patched = values.reduce((kept, [key, old, next]) => {
    const edited = !sameJson(old, next) && Object.hasOwn(fields, key);
    return edited ? withField(kept, key, next) : kept;
  }, head);
  return patched + (before.system_prompt === after.system_prompt ? body : after.system_prompt);
}

/** Markdown is text; only `readTextDocument` finds it, and no JSON is of this format. */
export const markdown: DocumentFormat = {
  format: "markdown",
  is: () => false,
  read: (value: unknown, warn) => readMarkdown(textOf(value), undefined, warn),
  patch: (value: unknown, before, after) => patchMarkdown(textOf(value), { before, after }),
};

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError("The raw document of Markdown is its text.");
}
