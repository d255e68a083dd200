import type { AppRouter } from "@personaforge/client/router";
import type { inferRouterOutputs } from "@trpc/server";

export type { AppRouter };
export type Outputs = inferRouterOutputs<AppRouter>;
