import { isMap, isScalar, parseDocument, stringify } from "yaml";
import type { JsonObject } from "../document.ts";
import { isObject } from "../json.ts";
import { CardError } from "../problem.ts";
import { parseYaml } from "./yamlText.ts";

/** Markdown divided into what its front matter says and the text below. */
export interface Divided {
  /** The lines of the front matter with its marks, and the empty lines below it. */
  head: string;
  fields: JsonObject;
  body: string;
}

const frontMatter = /^(---[ \t]*\r?\n)([^]*?\r?\n)---[ \t]*(?:\r?\n|$)(?:[ \t]*\r?\n)*/;

/** Text without fields in YAML between two lines `---` at its beginning is all body. */
export function divide(text: string): Divided {
  const found = frontMatter.exec(text);
  const fields = found === null ? null : fieldsOf(found[2] ?? "");
  if (found === null || fields === null) return { head: "", fields: {}, body: text };
  return { head: found[0], fields, body: text.slice(found[0].length) };
}

function fieldsOf(yaml: string): JsonObject | null {
  try {
    const value = parseYaml(yaml);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof CardError) return null;
    throw error;
  }
}

/** The head with another value for a field that it has; comments and other fields stay. */
export function withField(head: string, name: string, value: unknown): string {
  const [, mark = "", yaml = ""] = frontMatter.exec(head) ?? [];
  const { contents } = parseDocument(yaml, { logLevel: "silent", prettyErrors: false });
  if (!isMap(contents)) return head;
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === name);
  const range = isNode(pair?.value) ? pair.value.range : null;
  if (!range) return head;
  const from = mark.length + range[0];
  const written =
    inline(value) + (/[\r\n]/.test(head.slice(from, mark.length + range[1])) ? "\n" : "");
  return head.slice(0, from) + written + head.slice(mark.length + range[1]);
}

const isNode = (value: unknown): value is { range: [number, number, number] | null } =>
  typeof value === "object" && value !== null && "range" in value;

/** A value in one line of YAML; JSON is YAML too. */
function inline(value: unknown): string {
  if (typeof value !== "string" || /[\r\n]/.test(value)) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0 }).trimEnd();
}
