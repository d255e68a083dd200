import type { ImportJob } from "@personaforge/contract/import";
import { expect, test } from "vitest";
import { testApi } from "../testing/testApi.ts";
import { cardJson } from "./testing/cardFiles.ts";
import { Importing } from "./testing/importing.ts";

const api = await testApi();

test("whoever follows an import is cut off when the server stops, and not told that it is over", async () => {
  const importing = new Importing(api);
  const files = [{ name: "a.json", bytes: cardJson("Ana") }];
  const { id } = (await importing.post(files, { fields: { open: "true" } })).body as ImportJob;
  const answer = await fetch(`${api.url}/api/v1/imports/${id}/events`);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toMatch(/^event: import\ndata: \{.*"state":"open"/);
  await api.api.drain(0);
  await expect(reader?.read()).rejects.toThrow("terminated");
});
