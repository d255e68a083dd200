import type { ConversationWithTurns } from "@personaforge/contract/conversation";
import { describe, expect, test } from "vitest";
import { accountsApi, type Credential } from "../testing/accountsApi.ts";
import { openEvents, readEvents } from "../testing/events.ts";
import { quickest } from "../testing/quickest.ts";
import { scriptedModel } from "../testing/scriptedModel.ts";
import { bearer, makeCharacter, makeKey } from "./testing/keys.ts";

const model = await scriptedModel();
const api = await accountsApi(model.provider);
const anna = await api.join("Anna");
const character = await makeCharacter(api, anna.credential);

/** Ends a key; answers since when. */
async function revoke(id: string): Promise<number> {
  const answer = await api.send("DELETE", `/api/v1/api-keys/${id}`, { as: anna.credential });
  expect(answer.status).toBe(204);
  return performance.now();
}

/** How and when something ends that goes on by itself. */
async function endOf(answer: Promise<unknown>): Promise<{ reason: string; at: number }> {
  const reason = await answer.then(
    () => "it was answered",
    (error: Error) => error.message,
  );
  return { reason, at: performance.now() };
}

async function begin(as: Credential): Promise<string> {
  const body = { character: character.id };
  const made = await api.send<ConversationWithTurns>("POST", "/api/v1/conversations", { as, body });
  return made.body.id;
}

/** The key itself, and a token that it minted. */
async function credentials() {
  const { id, secret } = await makeKey(api, anna.credential, { origins: ["https://app.example"] });
  const body = { character: character.id, origin: "https://app.example" };
  const minted = await api.send<{ token: string }>("POST", "/api/v1/embed-tokens", {
    as: bearer(secret),
    body,
  });
  return { id, key: bearer(secret), token: bearer(minted.body.token) };
}

const kinds = ["key", "token"] as const;

describe("a revocation", () => {
  test.each(kinds)("ends the requests of a %s within a second", async (kind) => {
    const untilEnded = async () => {
      const { id, ...both } = await credentials();
      const ask = async () => (await api.send("GET", "/api/v1/me", { as: both[kind] })).status;
      // Kept warm, so that it is remembered at the moment of the revocation.
      for (let time = 0; time < 5; time += 1) expect(await ask()).toBe(200);
      const since = await revoke(id);
      await expect.poll(ask, { interval: 20 }).toBe(401);
      return performance.now() - since;
    };
    expect(await quickest(1_000, untilEnded)).toBeLessThan(1_000);
  });

  test("ends an open feed within a second", async () => {
    const untilCut = async () => {
      const { id, key } = await credentials();
      const events = openEvents(`${api.url}/api/trpc/changes.follow`, { headers: key });
      await events.next();
      expect((await events.next()).value).toMatchObject({ data: { type: "opened" } });
      const cut = endOf(events.next());
      const since = await revoke(id);
      const { reason, at } = await cut;
      expect(reason).toBe("terminated");
      return at - since;
    };
    expect(await quickest(1_000, untilCut)).toBeLessThan(1_000);
  });

  test.each([
    ["key", "slow:301"],
    ["token", "slow:302"],
  ] as const)("ends a reply to a %s within a second, and the model's work", async (kind, slow) => {
    model.use(slow);
    const untilCut = async () => {
      const { id, ...both } = await credentials();
      const conversation = await begin(both[kind]);
      const before = model.requests.length;
      const address = `${api.url}/api/v1/conversations/${conversation}/messages`;
      const cut = endOf(readEvents(address, { text: "Go on" }, { headers: both[kind] }));
      const asked = () => model.requests[before];
      await expect.poll(asked).toBeDefined();
      await new Promise((resolve) => setTimeout(resolve, 200));
      const since = await revoke(id);
      const { reason, at } = await cut;
      expect(reason).toBe("terminated");
      await expect.poll(() => asked()?.leftAt).toBeTypeOf("number");
      expect(asked()?.finished).toBe(false);
      const state = `select state from turn
        where conversation_id = '${conversation}' order by position desc limit 1`;
      await expect.poll(() => api.sql(state)).toEqual([{ state: "cancelled" }]);
      return at - since;
    };
    expect(await quickest(1_000, untilCut)).toBeLessThan(1_000);
  });

  test("leaves the streams of other keys alone", async () => {
    const [ended, kept] = [await credentials(), await credentials()];
    const events = openEvents(`${api.url}/api/trpc/changes.follow`, { headers: kept.key });
    await events.next();
    await events.next();
    await revoke(ended.id);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { slug } = await makeCharacter(api, anna.credential);
    expect((await events.next()).value).toMatchObject({ data: { character: { slug } } });
    await events.return();
  });
});
