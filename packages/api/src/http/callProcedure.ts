import { callTRPCProcedure } from "@trpc/server";
import type { Context } from "../context.ts";
import type { AppRouter } from "../router.ts";
import type { ProcedureType } from "./restRoutes.ts";

export interface ProcedureCall {
  /** The dotted name: `characters.get`. */
  path: string;
  type: ProcedureType;
  input: unknown;
  /** Aborted when the caller has left. */
  signal?: AbortSignal;
}

/** Calls a procedure with everything that guards it: permission, input and output. */
export async function callProcedure(
  router: AppRouter,
  context: Context,
  { path, type, input, signal }: ProcedureCall,
): Promise<unknown> {
  const answer: unknown = await callTRPCProcedure({
    router,
    path,
    type,
    getRawInput: () => Promise.resolve(input),
    ctx: context,
    signal,
    batchIndex: 0,
  });
  return answer;
}
