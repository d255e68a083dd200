import type { JsonObject } from "../document.ts";
import { isObject } from "../json.ts";
import { CardError } from "../problem.ts";
import { parseYaml } from "./yamlText.ts";

/** Markdown divided into what its front matter says and the text below. */
interface Divided {
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
