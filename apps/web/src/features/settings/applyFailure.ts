import { isTRPCClientError } from "@trpc/client";
import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import type { AppRouter } from "#trpc/appRouter.ts";
import { failureWords } from "#trpc/failureWords.ts";

/**
 * Says what the server refused: beside each field that it names and the form has, and over the form
 * where it names none.
 */
export function applyFailure<Fields extends FieldValues>(
  form: Pick<UseFormReturn<Fields>, "setError" | "getValues">,
  error: unknown,
): void {
  const named = isTRPCClientError<AppRouter>(error) ? (error.data?.fieldErrors ?? []) : [];
  const fields = Object.keys(form.getValues());
  const known = named.flatMap(({ path, message }) => {
    const [name = ""] = path.split(".");
    return fields.includes(name) ? [{ name: name as FieldPath<Fields>, message }] : [];
  });
  for (const [index, { name, message }] of known.entries()) {
    form.setError(name, { type: "server", message }, { shouldFocus: index === 0 });
  }
  if (known.length === 0) form.setError("root", { type: "server", message: failureWords(error) });
}
