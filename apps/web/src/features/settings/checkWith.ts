import { zodResolver } from "@hookform/resolvers/zod";
import type { FieldValues, Resolver } from "react-hook-form";
import * as z from "zod";

// Compiled parsers need eval, which the content security policy refuses.
z.config({ jitless: true });

/** Checks a form with a schema. In a module of its own, for zod to come with it: see lazyCheck. */
export function checkWith<Fields extends FieldValues, Output>(
  schema: z.ZodType<Output, Fields>,
): Resolver<Fields, unknown, Output> {
  return zodResolver(schema);
}
