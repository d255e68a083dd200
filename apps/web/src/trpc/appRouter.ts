import type { AppRouter } from "@personaforge/client/router";
import type { TRPCClientErrorLike } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

export type { AppRouter };
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

/** What every failed query and mutation carries: a sentence for people, and facts in `data`. */
export type CallError = TRPCClientErrorLike<AppRouter>;
