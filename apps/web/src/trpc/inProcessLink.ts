import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { headers } from "next/headers";
import type { AppRouter } from "./appRouter.ts";

type Call = (path: string, input: unknown) => Promise<unknown>;

const slot = Symbol.for("personaforge.call");

/** The server process that hosts this renderer leaves its caller here before the first request. */
function caller(): Call {
  const call: unknown = Reflect.get(globalThis, slot);
  if (typeof call !== "function") {
    throw new Error(
      "PersonaForge renders only inside its server: the in-process caller is missing.",
    );
  }
  return async (path, input) => {
    // Who reads the page: the server put it there, whatever the request said.
    const ticket = (await headers()).get("x-pf-ticket") ?? undefined;
    return Reflect.apply(call, undefined, [path, input, ticket]) as Promise<unknown>;
  };
}

function toClientError(cause: unknown): TRPCClientError<AppRouter> {
  if (typeof cause === "object" && cause !== null && "data" in cause && "message" in cause) {
    return TRPCClientError.from({ error: cause } as Parameters<typeof TRPCClientError.from>[0]);
  }
  return TRPCClientError.from(cause instanceof Error ? cause : new Error(String(cause)));
}

/** Answers calls while rendering on the server without going through HTTP. */
export function inProcessLink(): TRPCLink<AppRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        caller()(op.path, op.input).then(
          (data) => {
            observer.next({ result: { type: "data", data } });
            observer.complete();
          },
          (cause: unknown) => observer.error(toClientError(cause)),
        );
      });
}
