import { pino } from "pino";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import type { Character } from "@personaforge/contract/character";
import { Feed } from "../changes/feed.ts";
import { dump } from "../accounts/testing/dump.ts";
import { liveFully, ownWord } from "../accounts/testing/fullLife.ts";
import { accountsApi, password } from "../testing/accountsApi.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { forgetAccounts } from "./forgetAccounts.ts";

const api = await accountsApi();
const ada = await api.join("Ada");
const services = {
  db: api.db,
  feed: new Feed(),
  log: pino({ level: "silent" }),
  resume: () => Promise.resolve(0),
};
const forget = (signal = new AbortController().signal) => forgetAccounts.work(services, signal);

const fill = (interval: string) =>
  api.sql(`with until as (select now() + interval '${interval}' as at),
    s as (insert into session (id, account_id, token, expires_at)
      select gen_random_uuid(), '${ada.accountId}', gen_random_uuid(), at from until),
    v as (insert into verification (id, identifier, value, expires_at)
      select gen_random_uuid(), 'x', 'y', at from until, generate_series(1, 2)),
    o as (insert into embed_origin (origin, until) select 'https://' || at, at from until)
    insert into invitation (id, owner_id, email, role, token_hash, expires_at)
    select gen_random_uuid(), '${ada.ownerId}', '${interval.replaceAll(" ", "")}@example.org',
      'viewer', repeat(md5('${interval}'), 2), at from until`);

test("what has run out is forgotten, and nothing else", async () => {
  expect(await forget()).toBe("nothing to do");
  await fill("-1 second");
  await fill("1 hour");
  expect(await forget(AbortSignal.abort())).toBe("nothing to do");
  expect(await forget()).toBe("1 session, 2 links, 1 invitation, 1 origin forgotten");
  expect(await forget()).toBe("nothing to do");
  for (const [table, left] of Object.entries({
    session: 2,
    verification: 2,
    invitation: 1,
    embed_origin: 1,
  })) {
    expect(await api.sql(`select 1 from ${table}`), table).toHaveLength(left);
  }
});

test("what was written just after an account was deleted goes too", async () => {
  const zoe = await api.join("Zoe");
  const { team, teamCharacter } = await liveFully(api, zoe, ada);
  const as = zoe.credential;
  await api.send("GET", "/api/v1/characters", { as });
  const gone = await api.send("DELETE", "/api/v1/me", { as, body: { email: zoe.email, password } });
  expect(gone.status).toBe(204);
  // Whether these are still let in or not is a matter of milliseconds.
  const body = exampleCharacter({ name: ownWord });
  await api.send<Character>("POST", "/api/v1/characters", { as, body });
  // As a request would that was on its way.
  await api.sql(`insert into conversation (id, owner_id, person_id, character_id, version)
    values ('${uuidv7()}', '${team}', '${zoe.ownerId}', '${teamCharacter.id}', 1)`);
  await api.sql(`insert into draft (character_id, editor_id, base_version, content)
    values ('${teamCharacter.id}', '${zoe.ownerId}', 1, '{"name": "${ownWord}"}')`);
  await api.sql(`insert into change (id, owner_id, type, character_id, slug)
    values ('${uuidv7()}', '${zoe.ownerId}', 'character.deleted', '${uuidv7()}', '${ownWord}')`);
  const tablesOf = async (pattern: RegExp) =>
    [...(await dump(api))].flatMap(([table, text]) => (pattern.test(text) ? [table] : []));
  expect(await tablesOf(new RegExp(ownWord))).toEqual(expect.arrayContaining(["draft", "change"]));
  await forget();
  expect(await tablesOf(new RegExp(ownWord, "i"))).toEqual([]);
  expect((await tablesOf(new RegExp(zoe.ownerId))).toSorted()).toEqual([
    "api_key",
    "audit",
    "character_version",
    "owner",
  ]);
});
