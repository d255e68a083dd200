import * as z from "zod";
import { countCodePoints, hasVisibleText } from "./codePoints.ts";

/** Why a text cannot be stored without changing it, as a sentence part; null when it can. */
export function textDefect(text: string): string | null {
  if (!text.isWellFormed()) return "holds half of a surrogate pair, which is not valid Unicode";
  if (text.includes("\0")) return "holds a NUL character, which cannot be stored";
  return null;
}

function refuseDefects(label: string, mayBeEmpty: boolean) {
  return (text: string, context: z.RefinementCtx<string>) => {
    const defect = textDefect(text);
    if (defect !== null) context.addIssue({ code: "custom", message: `${label} ${defect}.` });
    else if (!hasVisibleText(text) && !(mayBeEmpty && text === "")) {
      context.addIssue({ code: "custom", message: `${label} has no visible character.` });
    }
  };
}

function tooLong(label: string, maximum: number) {
  return (issue: { input?: unknown }) => {
    const count = typeof issue.input === "string" ? countCodePoints(issue.input) : 0;
    return `${label} has ${count.toLocaleString("en")} characters; the limit is ${maximum.toLocaleString("en")}.`;
  };
}

/**
 * Required text, kept byte for byte: well-formed Unicode without NUL, with something visible in it.
 * @param label begins the sentence a user reads when the text is refused
 * @param maximum in code points
 */
export function safeText(label: string, maximum: number) {
  const wrongType = (issue: { input?: unknown }) =>
    issue.input === undefined ? `${label} is required.` : `${label} must be text.`;
  return z
    .string({ error: wrongType })
    .min(1, { error: `${label} is required.`, abort: true })
    .max(maximum, { error: tooLong(label, maximum) })
    .superRefine(refuseDefects(label, false));
}

/** Like {@link safeText}, for a field that may stay empty: `""` is allowed, invisible text is not. */
export function optionalText(label: string, maximum: number) {
  return z
    .string({ error: `${label} must be text.` })
    .max(maximum, { error: tooLong(label, maximum) })
    .superRefine(refuseDefects(label, true));
}

/** Text that only must be storable, at most `maximum` code points; it may be empty or invisible. */
export function storableText(label: string, maximum: number) {
  return z
    .string({ error: `${label} must be text.` })
    .max(maximum, { error: tooLong(label, maximum) })
    .superRefine((text, context) => {
      const defect = textDefect(text);
      if (defect !== null) context.addIssue({ code: "custom", message: `${label} ${defect}.` });
    });
}
