import type { Database } from "@personaforge/db/database";
import { runSql } from "@personaforge/db/testing/databases";
import { testDatabase } from "@personaforge/db/testing/testDatabase";
import { describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "../access/principal.ts";
import { key, member, nobody, visitorOf } from "./testing/callers.ts";
import { demandTokens, endOf, recordTokens } from "./tokenBudget.service.ts";

const { db, url } = await testDatabase();
const policy = { daily: 1_000, visitorDaily: 300 };
const sql = (statement: string) => runSql(url, statement);

async function addOwner(id: string): Promise<void> {
  await sql(`insert into owner (id, handle, name) values ('${id}', '${id}', 'Somebody')`);
}

async function person(accountId?: string | null): Promise<MemberPrincipal> {
  const made = member(accountId);
  await addOwner(made.ownerId);
  return made;
}

/** A key of the person, in their own workspace. */
function keyOf({ ownerId, personId }: MemberPrincipal, monthlyTokens: number | null) {
  return key({ ownerId, personId, monthlyTokens });
}

const use = (principal: Principal, tokens: number, to: Database = db) =>
  to.transaction().execute((tx) => recordTokens(tx, principal, tokens));
const demand = (principal: Principal) => demandTokens({ db }, principal, policy);

/** Moves everything that was used into the past. */
const age = (actorId: string, days: string) =>
  sql(`update token_use set day = (now() at time zone 'utc')::date ${days}
    where actor_id = '${actorId}'`);

describe("an account's day", () => {
  test("ends with its last token", async () => {
    const anna = await person();
    await demand(anna);
    await use(anna, 600);
    await use(anna, 399);
    await demand(anna);
    await use(anna, 1);
    const refused = await demand(anna).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "QUOTA_EXCEEDED",
      message:
        "You have used 1,000 of 1,000 tokens today. Counting starts again tomorrow at 00:00 UTC.",
    });
    const untilMidnight = 86_400 - ((Date.now() / 1_000) % 86_400);
    expect(Math.abs((refused as { retryAfter: number }).retryAfter - untilMidnight)).toBeLessThan(
      3,
    );
  });

  test("is over with the day", async () => {
    const anna = await person();
    await use(anna, 5_000);
    await expect(demand(anna)).rejects.toThrow("5,000 of 1,000");
    await age(anna.personId, "- 1");
    await demand(anna);
  });

  test("is one in all workspaces, also in one that is deleted", async () => {
    const [anna, team] = [await person(), await person()];
    const inTeam = { ...anna, ownerId: team.ownerId };
    await use(inTeam, 1_000);
    await expect(demand(anna)).rejects.toThrow("You have used");
    await sql(`delete from owner where id = '${team.ownerId}'`);
    await expect(demand(anna)).rejects.toThrow("You have used");
    await demand(team);
  });

  test("holds for what the keys of a person do, so that no key gets around it", async () => {
    const anna = await person();
    await use(keyOf(anna, null), 1_000);
    const refused = "Whoever made this key, and their keys, have used 1,000 of 1,000 tokens today.";
    await expect(demand(keyOf(anna, null))).rejects.toThrow(refused);
    await expect(demand(anna)).rejects.toThrow("You have used");
  });

  test("knows no limit in local mode, nor where the policy sets none", async () => {
    const [local, anna] = [await person(null), await person()];
    await use(local, 1_000_000);
    await use(anna, 1_000_000);
    await expect(demand(local)).resolves.toBeUndefined();
    const none = { daily: null, visitorDaily: null };
    await expect(demandTokens({ db }, anna, none)).resolves.toBeUndefined();
    await expect(demand(anna)).rejects.toThrow("You have used");
  });
});

describe("a key's month", () => {
  test("ends with its last token, in the words of the key", async () => {
    const robot = keyOf(await person(), 800);
    await use(robot, 799);
    await demand(robot);
    await use(robot, 1);
    await expect(demand(robot)).rejects.toThrow(
      /^This key has used 800 of 800 tokens this month\. Counting starts again on [A-Z][a-z]+ 1 at 00:00 UTC\.$/,
    );
  });

  test("is the sum of its days, and nothing of the month before", async () => {
    const robot = keyOf(await person(), 800);
    const first = "date_trunc('month', now() at time zone 'utc')::date";
    await sql(`insert into token_use (owner_id, actor_id, day, tokens) values
      ('${robot.ownerId}', '${robot.keyId}', ${first} - 1, 5000),
      ('${robot.ownerId}', '${robot.keyId}', ${first}, 300)`);
    await demand(robot);
    await use(robot, 500);
    await expect(demand(robot)).rejects.toThrow("800 of 800");
  });
});

describe("a visitor", () => {
  test("has a day of their own, which others do not use up", async () => {
    const robot = keyOf(await person(), 10_000);
    const [greedy, other] = [visitorOf(robot), visitorOf(robot)];
    await use(greedy, 300);
    await expect(demand(greedy)).rejects.toThrow("You have used 300 of 300 tokens today.");
    await demand(other);
  });

  test("uses the month of the key, and does not learn how much that is", async () => {
    const robot = keyOf(await person(), 400);
    await use(visitorOf(robot), 200);
    await use(visitorOf(robot), 200);
    await expect(demand(visitorOf(robot))).rejects.toThrow("This page has used up its tokens.");
    await expect(demand(robot)).rejects.toThrow("400 of 400");
  });

  test("uses the day of the person who let them in", async () => {
    const anna = await person();
    for (let time = 0; time < 4; time++) await use(visitorOf(anna), 250);
    await expect(demand(visitorOf(anna))).rejects.toThrow("This page has used up its tokens.");
    await expect(demand(anna)).rejects.toThrow("1,000 of 1,000");
  });
});

test("50 replies at once of one key's visitors are all counted", async () => {
  const robot = keyOf(await person(), null);
  const visitors = Array.from({ length: 5 }, () => visitorOf(robot));
  await Promise.all(
    Array.from({ length: 50 }, (_, index) => use(visitors[index % 5] ?? nobody, 10)),
  );
  const rows = await sql(`select actor_id, tokens::int from token_use
    where actor_id in ('${robot.keyId}', '${robot.personId}')`);
  expect(rows.map(({ tokens }) => tokens)).toEqual([500, 500]);
});

test("a reply that is not stored was not counted, and nothing is nobody's", async () => {
  const anna = await person();
  await expect(
    db.transaction().execute(async (tx) => {
      await recordTokens(tx, anna, 1_000);
      throw new Error("not stored");
    }),
  ).rejects.toThrow("not stored");
  await use(anna, 0);
  await use(nobody, 1_000);
  await demand(nobody);
  expect(await sql(`select * from token_use where actor_id = '${anna.actorId}'`)).toEqual([]);
});

test.each([
  ["2026-11-23T01:30:00Z", "2026-11-24", "2026-12-01"],
  ["2026-12-31T23:59:59.999Z", "2027-01-01", "2027-01-01"],
  ["2028-02-28T12:00:00Z", "2028-02-29", "2028-03-01"],
])("%s: the day ends with %s, the month with %s", (now, day, month) => {
  const ends = (["day", "month"] as const).map((period) => endOf(period, new Date(now)));
  expect(ends.map((end) => end.toISOString())).toEqual([
    `${day}T00:00:00.000Z`,
    `${month}T00:00:00.000Z`,
  ]);
});
