import type { TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "./appRouter.ts";
import { errorCodeOf } from "./queryClient.ts";

/** What a page knows of its session; see features/auth/sessionGate.ts. */
export interface Gate {
  getState(): "open" | "ended" | "replaced";
  waitForReturn(): Promise<boolean>;
  /** A refusal that another person's session would explain. */
  suspect(): void;
}

/**
 * A call that is refused because the session is over waits until the same person has signed in
 * again, and is sent then: a refused call did nothing, so sending it again does nothing twice.
 */
export function sessionLink(gate: Gate): TRPCLink<AppRouter> {
  return () =>
    ({ next, op }) =>
      observable((observer) => {
        let isLeft = false;
        let stop = () => {};
        let hasBegun = false;
        const refuse = (error: Parameters<typeof observer.error>[0]) => {
          const code = errorCodeOf(error);
          if (code === "FORBIDDEN") gate.suspect();
          if (code !== "UNAUTHENTICATED" || hasBegun) return observer.error(error);
          void gate.waitForReturn().then((isBack) => {
            if (isLeft) return;
            if (isBack) send();
            else observer.error(error);
          });
        };
        const send = () => {
          // Whoever is signed in now never wrote this.
          if (gate.getState() === "replaced") return;
          const call = next(op).subscribe({
            next: (value) => {
              hasBegun = true;
              observer.next(value);
            },
            error: refuse,
            complete: () => observer.complete(),
          });
          stop = () => call.unsubscribe();
        };
        send();
        return () => {
          isLeft = true;
          stop();
        };
      });
}
