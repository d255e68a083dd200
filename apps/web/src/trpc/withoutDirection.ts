import type { TRPCLink } from "@trpc/client";
import type { AppRouter } from "./appRouter.ts";

/**
 * Infinite queries add `direction` to the input of a page. Our lists only go forward and their
 * strict schemas refuse fields they do not know, so it is taken out again.
 */
export function withoutDirection(): TRPCLink<AppRouter> {
  return () =>
    ({ next, op }) => {
      if (op.type !== "query" || typeof op.input !== "object" || op.input === null) return next(op);
      if (!("direction" in op.input)) return next(op);
      const { direction: _, ...input } = op.input;
      return next({ ...op, input });
    };
}
