import { sql } from "kysely";
import { expect, test } from "vitest";
import { prepared } from "./prepared.ts";
import { recordSql } from "./testing/recordSql.ts";
import { testDatabase } from "./testing/testDatabase.ts";

const handles = prepared((db, { handle, limit }: { handle: string | undefined; limit: number }) =>
  db
    .selectFrom("owner")
    .select("handle")
    .$if(handle !== undefined, (query) => query.where("handle", "=", handle ?? ""))
    .orderBy("handle")
    .limit(limit),
);

const { db } = await testDatabase();
await sql`insert into owner (id, handle, name) values
  ('0190a1b2-0000-7000-8000-000000000001', 'ada', 'Ada'),
  ('0190a1b2-0000-7000-8000-000000000002', 'bo', 'Bo')`.execute(db);

test("fills a statement anew for each call", async () => {
  expect(await handles(db, { handle: "ada", limit: 5 })).toEqual([{ handle: "ada" }]);
  expect(await handles(db, { handle: "bo", limit: 5 })).toEqual([{ handle: "bo" }]);
  expect(await handles(db, { handle: "nobody", limit: 5 })).toEqual([]);
});

test("builds another statement where undefined gives it another shape", async () => {
  expect(await handles(db, { handle: undefined, limit: 1 })).toEqual([{ handle: "ada" }]);
  expect(await handles(db, { handle: undefined, limit: 2 })).toHaveLength(2);
  const [whole] = await recordSql((tx) => handles(tx, { handle: undefined, limit: 2 }));
  const [one] = await recordSql((tx) => handles(tx, { handle: "ada", limit: 2 }));
  expect([whole?.includes("where"), one?.includes("where")]).toEqual([false, true]);
});

test("builds no other statement for null", async () => {
  let built = 0;
  const isNull = prepared((tx, { name }: { name: string | null }) => {
    built += 1;
    return tx.selectNoFrom(sql<boolean>`${name}::text is null`.as("yes"));
  });
  expect(await isNull(db, { name: "a" })).toEqual([{ yes: false }]);
  expect(await isNull(db, { name: null })).toEqual([{ yes: true }]);
  expect(built).toBe(1);
});

test("reads times as ISO 8601 in UTC, whatever the session's time zone", async () => {
  const time = "2026-11-22T18:00:00.120Z";
  for (const zone of ["UTC", "Asia/Kolkata"]) {
    const read = await db.transaction().execute(async (tx) => {
      await sql`select set_config('timezone', ${zone}, true)`.execute(tx);
      const { rows } = await sql<{ at: string }>`select ${time}::timestamptz(3) as at`.execute(tx);
      return rows[0]?.at;
    });
    expect(read).toBe(time);
  }
});
