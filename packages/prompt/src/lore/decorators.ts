/** What the decorators at the top of an entry's content say. */
export interface Decorators {
  activate?: true;
  dont_activate?: true;
  keep_activate_after_match?: true;
  dont_activate_after_match?: true;
  ignore_on_max_context?: true;
  activate_only_after?: number;
  activate_only_every?: number;
  depth?: number;
  reverse_depth?: number;
  scan_depth?: number;
  is_greeting?: number;
  role?: "system" | "user" | "assistant";
  position?: "before_desc" | "after_desc" | "personality" | "scenario";
  disable_ui_prompt?: "system_prompt" | "post_history_instructions";
  /** One key of each of these groups must be found too. */
  additional_keys?: (readonly string[])[];
  /** None of these may be found. */
  exclude_keys?: string[];
}

type Name = keyof Decorators;
/** Writes a value down; null when it is not one that this decorator takes. */
type Reader = (value: string, before: Decorators) => Decorators | null;

const flag =
  (name: Name): Reader =>
  (value) =>
    value === "" ? { [name]: true } : null;
const whole =
  (name: Name, least: number): Reader =>
  (value) =>
    /^-?\d{1,9}$/.test(value) && Number(value) >= least ? { [name]: Number(value) } : null;
const oneOf =
  (name: Name, values: readonly string[]): Reader =>
  (value) =>
    values.includes(value) ? { [name]: value } : null;
const list = (value: string) =>
  value
    .split(",")
    .map((key) => key.trim())
    .filter((key) => key !== "");

/**
 * Those of card V3 that mean something here. `instruct_depth` and its kind are for prompts without
 * turns, `is_user_icon` for applications with icons: like any unknown one they give way to the
 * fallback below them.
 */
const cardReaders: ReadonlyMap<string, Reader> = new Map<Name, Reader>([
  ["activate", flag("activate")],
  ["dont_activate", flag("dont_activate")],
  ["keep_activate_after_match", flag("keep_activate_after_match")],
  ["dont_activate_after_match", flag("dont_activate_after_match")],
  ["ignore_on_max_context", flag("ignore_on_max_context")],
  ["activate_only_after", whole("activate_only_after", 0)],
  ["activate_only_every", whole("activate_only_every", 1)],
  ["depth", whole("depth", -999_999_999)],
  ["reverse_depth", whole("reverse_depth", -999_999_999)],
  ["scan_depth", whole("scan_depth", 0)],
  ["is_greeting", whole("is_greeting", 0)],
  ["role", oneOf("role", ["system", "user", "assistant"])],
  ["position", oneOf("position", ["before_desc", "after_desc", "personality", "scenario"])],
  ["disable_ui_prompt", oneOf("disable_ui_prompt", ["system_prompt", "post_history_instructions"])],
  [
    "additional_keys",
    (value, before) => {
      const keys = list(value);
      if (keys.length === 0) return null;
      // A content may hold 5,000 of these lines, so that copying what stands before takes seconds.
      const groups = before.additional_keys ?? [];
      groups.push(keys);
      return { additional_keys: groups };
    },
  ],
  [
    "exclude_keys",
    (value, before) => {
      const keys = list(value);
      if (keys.length === 0) return null;
      const excluded = before.exclude_keys ?? [];
      for (const key of keys) excluded.push(key);
      return { exclude_keys: excluded };
    },
  ],
]);

const tavernReaders: typeof cardReaders = new Map(
  [...cardReaders].filter(([name]) => name === "activate" || name === "dont_activate"),
);

const repeatable: ReadonlySet<string> = new Set(["additional_keys", "exclude_keys"]);

/**
 * Cuts the decorators off the top of a content: lines `@@name value`, each with `@@@name value`
 * lines below it that hold when it is unknown or its value is not one it takes. The first of a name
 * holds, except that key lists add up. SillyTavern knows `activate` and `dont_activate` only.
 */
export function readDecorators(content: string, profile: "card" | "sillytavern") {
  const readers = profile === "card" ? cardReaders : tavernReaders;
  const decorators: Decorators = {};
  const lines = content.split("\n");
  let rest = 0;
  let missing = false;
  for (const [place, line] of lines.entries()) {
    if (line.trim() === "") continue;
    if (!line.startsWith("@@")) break;
    rest = place + 1;
    const fallback = line.startsWith("@@@");
    if (!fallback || missing) missing = !read(line, decorators, readers);
  }
  if (rest === 0) return { decorators, text: content };
  return {
    decorators,
    text: lines
      .slice(rest)
      .join("\n")
      .replace(/^[\r\n]+/, ""),
  };
}

/** @returns whether the decorator is known and its value one that it takes */
function read(line: string, decorators: Decorators, readers: typeof cardReaders): boolean {
  const [, name = "", value = ""] = /^@{2,3}(\w+)(?:\s+([^]*))?$/.exec(line.trim()) ?? [];
  const found = readers.get(name)?.(value.trim(), decorators) ?? null;
  if (found === null) return false;
  if (repeatable.has(name) || !Object.hasOwn(decorators, name)) Object.assign(decorators, found);
  return true;
}
