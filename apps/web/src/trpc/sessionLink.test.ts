import { createTRPCClient, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { expect, test } from "vitest";
import { SessionGate } from "#features/auth/sessionGate.ts";
import type { AppRouter } from "./appRouter.ts";
import { type Gate, sessionLink } from "./sessionLink.ts";

/** A server that lets nobody in until it is told to, and counts what it was sent. */
function strictServer(refusal = "UNAUTHENTICATED") {
  const state = { isSignedIn: false, sent: 0, suspicions: 0 };
  const link: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        state.sent += 1;
        if (state.isSignedIn) {
          observer.next({ result: { type: "data", data: op.path } });
          return observer.complete();
        }
        const data = { appCode: refusal };
        observer.error(TRPCClientError.from({ error: { message: refusal, code: -32001, data } }));
      });
  const session = new SessionGate();
  const gate: Gate = {
    getState: session.getState,
    waitForReturn: () => session.waitForReturn(),
    suspect: () => (state.suspicions += 1),
  };
  const client = createTRPCClient<AppRouter>({ links: [sessionLink(gate), link] });
  return { state, session, client };
}

test("a call of a session that ended waits, and is sent again when the person is back", async () => {
  const { state, session, client } = strictServer();
  const calls = Promise.all([client.me.get.query(), client.jobs.list.query()]);
  await expect.poll(session.getState).toBe("ended");
  expect(state.sent).toBe(2);
  state.isSignedIn = true;
  session.reopen();
  expect(await calls).toEqual(["me.get", "jobs.list"]);
  expect(state.sent).toBe(4);
});

test("a call is refused when the person would rather not sign in now", async () => {
  const { session, client } = strictServer();
  const refusal = client.me.get.query().catch((error: Error) => error.message);
  await expect.poll(session.getState).toBe("ended");
  session.dismiss();
  expect(await refusal).toBe("UNAUTHENTICATED");
  expect(session.getState()).toBe("open");
});

test("nothing is sent as somebody else", async () => {
  const { state, session, client } = strictServer();
  state.isSignedIn = true;
  session.replace();
  const refusal = client.me.get.query().catch((error: Error) => error.message);
  const late = new Promise((resolve) => setTimeout(resolve, 20, "still waiting"));
  expect(await Promise.race([refusal, late])).toBe("still waiting");
  expect(state.sent).toBe(0);
});

test("another refusal is passed on, and makes one look who is here", async () => {
  const { state, session, client } = strictServer("FORBIDDEN");
  await expect(client.me.get.query()).rejects.toThrow("FORBIDDEN");
  expect(state.suspicions).toBe(1);
  expect(session.getState()).toBe("open");
});
