import type { FieldValues, Resolver } from "react-hook-form";
import type * as z from "zod";

/**
 * Checks a form with the contract's schema, which comes with the first attempt to send and not with
 * the page: zod is a tenth of what a page may weigh.
 */
export function lazyCheck<Fields extends FieldValues, Output>(
  load: () => Promise<z.ZodType<Output, Fields>>,
): Resolver<Fields, unknown, Output> {
  return async (...question) => {
    const [{ checkWith }, schema] = await Promise.all([import("./checkWith.ts"), load()]);
    return checkWith(schema)(...question);
  };
}
