import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseEnv } from "./env.ts";
import { envExample, envExamplePath } from "./envExample.ts";
import { variableNames } from "./environment.ts";

test(".env.example is what the schema says; node apps/server/src/envExample.ts writes it", () => {
  expect(readFileSync(envExamplePath, "utf8")).toBe(envExample());
});

test("it names every variable of PRODUCT, and its defaults are the schema's", () => {
  const lines = envExample().matchAll(/^# ([A-Z_]+)=(.*)$/gm);
  const written = Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value]));
  expect(Object.keys(written)).toEqual(variableNames);
  const options = { loopbackPublished: false };
  expect(parseEnv(written, options)).toEqual(parseEnv({}, options));
});
