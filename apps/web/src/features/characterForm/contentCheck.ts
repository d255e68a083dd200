import { zodResolver } from "@hookform/resolvers/zod";
import { type WrittenContent, writtenContent } from "@personaforge/contract/content";
import type { FieldErrors, Resolver } from "react-hook-form";
import * as z from "zod";
import { type ContentForm, toContent } from "./contentForm.ts";
import { checkLorebook, type LorebookIssue } from "./lorebookCheck.ts";

// Compiled parsers need eval, which the content security policy refuses.
z.config({ jitless: true });

const withoutLorebook = (form: ContentForm): WrittenContent => ({
  ...toContent(form),
  lorebook: null,
});
const checkRest = zodResolver(z.transform(withoutLorebook).pipe(writtenContent));

interface Tree {
  [name: PropertyKey]: Tree | string;
}

// Paths hold names that strangers chose: one of them may be "constructor".
const tree = (values: Tree) => Object.assign(Object.create(null) as Tree, values);

/**
 * Problems as the form keeps them: each at the end of its path, and what is wrong with the book as a
 * whole at `root`. The type at the top is what the form knows an error by.
 */
function asErrors(issues: readonly LorebookIssue[]): FieldErrors<ContentForm> {
  if (issues.length === 0) return {};
  const top = tree({ type: "lorebook" });
  for (const { path, message } of issues) {
    const isWhole = path.length === 0 || path.join() === "entries";
    const steps = isWhole ? ["root"] : [...path];
    const last = steps.pop() ?? "root";
    let place = top;
    for (const step of steps) place = (place[step] ??= tree({})) as Tree;
    place[last] ??= { type: "custom", message };
  }
  return { lorebook: top } as FieldErrors<ContentForm>;
}

/** The lorebook is checked by itself: it may be larger than everything else together. */
export const check: Resolver<ContentForm, unknown, WrittenContent> = async (form, ...rest) => {
  const book = form.lorebook.read();
  const [checked, issues] = await Promise.all([
    checkRest(form, ...rest),
    book === null ? [] : checkLorebook(book),
  ]);
  const errors = { ...checked.errors, ...asErrors(issues) };
  if (Object.keys(errors).length > 0) return { values: {}, errors };
  return { values: { ...(checked.values as WrittenContent), lorebook: book }, errors: {} };
};
