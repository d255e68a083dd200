import type { ImportJob } from "@personaforge/contract/import";
import { pino } from "pino";
import { expect, test } from "vitest";
import { cardJson } from "../imports/testing/cardFiles.ts";
import { Importing } from "../imports/testing/importing.ts";
import { testApi } from "../testing/testApi.ts";
import { resumeImports } from "./resumeImports.ts";

const api = await testApi();
const importing = new Importing(api);
const services = {
  db: api.db,
  feed: api.feed,
  log: pino({ level: "silent" }),
  resume: api.api.resume,
};
const run = () => resumeImports.work(services, new AbortController().signal);

test("an import whose process ended goes on in another one, once nobody has heard of it", async () => {
  const files = [{ name: "a.json", bytes: cardJson("Ana") }];
  const { id } = (await importing.post(files, { fields: { open: "true" } })).body as ImportJob;
  const leave = (seconds: number) =>
    api.sql(`update import set state = 'importing',
      updated_at = now() - make_interval(secs => ${seconds}) where id = '${id}'`);
  await leave(30);
  expect(await run()).toBe("nothing to do");
  await leave(61);
  expect(await run()).toBe("1 import goes on");
  const job = await importing.settled(id);
  expect([job.state, job.counts.imported]).toEqual(["done", 1]);
  expect(await run()).toBe("nothing to do");
});
