import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** What is bundled for browsers: no tests, and nothing that only tests use. */
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !/(?:^|\/)testing\//.test(name),
);

const importsOf = (name: string) =>
  [...readFileSync(`${folder}${name}`, "utf8").matchAll(/\bfrom "([^"]+)"/g)].map(
    ([, path]) => path,
  );
const isKnown = (path = "") =>
  /^(?:\.{1,2}\/|fflate$|pako$|yaml$|@personaforge\/contract\/)/.test(path);

test("nothing is imported that a browser does not have", () => {
  expect(sources.length).toBeGreaterThan(20);
  const foreign = sources.flatMap((name) =>
    importsOf(name)
      .filter((path) => !isKnown(path) || path?.includes("/testing/"))
      .map((path) => `${name}: ${path}`),
  );
  expect(foreign).toEqual([]);
});

test("nothing of Node is used without an import", () => {
  const users = sources.filter((name) =>
    /\b(?:Buffer|process|require|__dirname)\b[.([]/.test(readFileSync(`${folder}${name}`, "utf8")),
  );
  expect(users).toEqual([]);
});
