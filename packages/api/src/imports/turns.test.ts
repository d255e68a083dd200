import type { ImportJob } from "@personaforge/contract/import";
import { expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { archive, cardJson } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();
const importing = new Importing(api);

const files = 250;
const large = (number: number) => ({
  name: `${number}.zip`,
  bytes: archive(
    Array.from({ length: files }, (_, at) => ({
      name: `${at}.json`,
      bytes: cardJson(`Card ${at} of ${number}`),
    })),
  ),
});

test("the import of one file does not wait for the large ones of somebody else", async () => {
  const ids: string[] = [];
  for (let number = 1; number <= 5; number++) {
    const { body } = await importing.post([large(number)]);
    ids.push((body as ImportJob).id);
  }
  const card = { name: "small.json", bytes: cardJson("Small") };
  const small = await importing.run([card], { as: "stranger" });
  expect(small).toMatchObject({ state: "done", counts: { imported: 1 } });
  let left = 0;
  for (const id of ids) {
    const path = `/api/v1/imports/${id}`;
    left += (await api.send<ImportJob>("GET", path)).body.counts.waiting;
    await api.send("POST", `${path}/stop`, { body: {} });
  }
  expect(left).toBeGreaterThan(files);
});
