import type { FieldValues, Resolver } from "react-hook-form";

/**
 * Checks a form with the contract's schema, which comes with the first attempt to send and not with
 * the page: zod is a tenth of what a page may weigh.
 */
export function lazyCheck<Fields extends FieldValues, Output>(
  load: () => Promise<Resolver<Fields, unknown, Output>>,
): Resolver<Fields, unknown, Output> {
  return async (...question) => (await load())(...question);
}
