import type { WrittenContent } from "@personaforge/contract/content";
import { countCodePoints, hasVisibleText } from "@personaforge/contract/codePoints";
import type { Fix } from "./rule.ts";
import type { AuthorText } from "./texts.ts";

/** Stands for an item that leaves its list. */
const removed = Symbol("removed");

/**
 * The fix that gives a text other words.
 * @returns null when the content would not be valid with them
 */
export function rewrite(
  content: WrittenContent,
  { path, field, limit, whenEmpty, text: before }: AuthorText,
  { label, text }: { label: string; text: string },
): Fix | null {
  if (text.length > before.length && countCodePoints(text) > limit) return null;
  if (hasVisibleText(text) || whenEmpty === "keep")
    return change(content, path, { label, to: text });
  if (whenEmpty === "never") return null;
  const to = whenEmpty === "null" ? null : removed;
  return field === path || to === removed ? change(content, path, { label, to }) : null;
}

/** The fix that puts something else in place of a part of a text. */
export function replacePart(
  content: WrittenContent,
  text: AuthorText,
  { label, start, end, by }: { label: string; start: number; end: number; by: string },
): Fix | null {
  const after = `${text.text.slice(0, start)}${by}${text.text.slice(end)}`;
  return rewrite(content, text, { label, text: after });
}

/** The fix that takes an item out of its list. */
export function removeItem(content: WrittenContent, path: string, label: string): Fix | null {
  return change(content, path, { label, to: removed });
}

/** The fix that gives what stands at a path another value. */
export function change(
  content: WrittenContent,
  path: string,
  { label, to }: { label: string; to: unknown },
): Fix | null {
  const [first = "", ...steps] = path.split(".");
  if (!isField(content, first)) return null;
  return { label, field: first, value: put(content[first], steps, to) };
}

function isField(content: WrittenContent, name: string): name is keyof WrittenContent {
  return Object.hasOwn(content, name);
}

/** The same value with another one at the end of the steps; nothing of the old one is changed. */
function put(value: unknown, [step, ...steps]: string[], to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const place = Number(step);
    const item = put(items[place], steps, to);
    return item === removed ? items.toSpliced(place, 1) : items.with(place, item);
  }
  if (typeof value !== "object" || value === null) return value;
  const inner: unknown = Object.entries(value).find(([key]) => key === step)?.[1];
  return { ...value, [step]: put(inner, steps, to) };
}
