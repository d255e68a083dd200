/** Joins the class names that apply. A later utility does not replace an earlier one: see ui.css. */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
