/**
 * The content of an entry without the lines `@@name value` and `@@@name value` at its top, and
 * without the empty lines that then begin it, as programs of V3 leave them out of a prompt.
 */
export function withoutDecorators(content: string): string {
  let rest = 0;
  let at = 0;
  while (at < content.length) {
    const end = content.indexOf("\n", at);
    const next = end < 0 ? content.length : end + 1;
    if (content.startsWith("@@", at)) rest = next;
    else if (content.slice(at, next).trim() !== "") break;
    at = next;
  }
  return rest === 0 ? content : content.slice(rest).replace(/^[\r\n]+/, "");
}
