import { pino } from "pino";
import { expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { forgetIdempotencyKeys } from "./forgetIdempotencyKeys.ts";

const api = await testApi();

test("keys that are a day old are forgotten, however many, and younger ones kept", async () => {
  const services = {
    db: api.db,
    feed: api.feed,
    log: pino({ level: "silent" }),
    resume: api.api.resume,
  };
  const forget = () => forgetIdempotencyKeys.work(services, new AbortController().signal);
  expect(await forget()).toBe("nothing to do");
  await api.sql(`insert into idempotency_key
      (owner_id, caller_id, route, key, request_hash, locked_until, created_at)
    select id, id, 'characters.create', n::text, '', now(),
      now() - (case n when 1 then interval '23 hours' else interval '25 hours' end)
    from generate_series(1, 10501) as n, owner where handle = 'owner'`);
  expect(await forget()).toBe("10500 keys forgotten");
  expect(await api.sql("select key from idempotency_key")).toEqual([{ key: "1" }]);
});
