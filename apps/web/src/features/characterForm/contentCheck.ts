import { zodResolver } from "@hookform/resolvers/zod";
import { characterContent, type CharacterContent } from "@personaforge/contract/content";
import type { FieldErrors, Resolver } from "react-hook-form";
import * as z from "zod";
import { type ContentForm, toContent } from "./contentForm.ts";
import { checkLorebook, type LorebookIssue } from "./lorebookCheck.ts";

// Compiled parsers need eval, which the content security policy refuses.
z.config({ jitless: true });

const withoutLorebook = (form: ContentForm): CharacterContent => ({
  ...toContent(form),
  lorebook: null,
});
const checkRest = zodResolver(z.transform(withoutLorebook).pipe(characterContent));

interface Tree {
  [name: PropertyKey]: Tree | { type: string; message: string };
}

// Paths hold names that strangers chose, and one of them may be "__proto__".
const emptyTree = () => Object.create(null) as Tree;

/** Problems as the form keeps them: each at the end of its path. */
function asTree(issues: readonly LorebookIssue[]): FieldErrors<ContentForm> {
  const root = emptyTree();
  for (const { path, message } of issues) {
    const steps: PropertyKey[] = ["lorebook", ...path];
    const last = steps.pop() ?? "lorebook";
    let place = root;
    for (const step of steps) place = (place[step] ??= emptyTree()) as Tree;
    place[last] ??= { type: "custom", message };
  }
  return root as FieldErrors<ContentForm>;
}

/** The lorebook is checked by itself: it may be larger than everything else together. */
export const check: Resolver<ContentForm, unknown, CharacterContent> = async (form, ...rest) => {
  const book = form.lorebook.read();
  const [checked, issues] = await Promise.all([
    checkRest(form, ...rest),
    book === null ? [] : checkLorebook(book),
  ]);
  const errors = { ...checked.errors, ...asTree(issues) };
  if (Object.keys(errors).length > 0) return { values: {}, errors };
  return { values: { ...(checked.values as CharacterContent), lorebook: book }, errors: {} };
};
