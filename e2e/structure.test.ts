import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./runner/stages.ts";

type Manifest = Record<string, Record<string, string> | undefined>;

// The rules of the house that oxlint has no rule for. Everything else stands in .oxlintrc.json.

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return /^(node_modules|dist|test-results|\..*)$/.test(entry.name) ? [] : filesIn(path);
  });
}

const sources = ["apps", "packages", "e2e"]
  .flatMap(filesIn)
  .filter((path) => /\.(ts|tsx|mts|mjs|js)$/.test(path) && path !== "e2e/structure.test.ts")
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

const holding = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

const named = (pattern: RegExp) =>
  sources.map(({ path }) => path).filter((path) => pattern.test(path));

test("there are sources to look at", () => {
  expect(sources.length).toBeGreaterThan(100);
});

describe("imports and exports", () => {
  test("zod comes as a namespace: the named z puts every locale into the bundle", () => {
    expect(holding(/^import (?:type )?(?:z\b|\{)[^;]*? from "zod(?:\/v4)?";/m)).toEqual([]);
  });

  test("nothing re-exports a whole module", () => {
    expect(holding(/^export (?:type )?\*/m)).toEqual([]);
  });

  test("no file is an index", () => {
    expect(named(/\/index\.\w+$/)).toEqual([]);
  });
});

describe("dependencies", () => {
  const manifests = [...["apps", "packages", "e2e"].flatMap(filesIn), "package.json"].filter(
    (path) => path.split("/").at(-1) === "package.json",
  );

  test("every version stands in the catalog", () => {
    const kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];
    const elsewhere = manifests.flatMap((path) => {
      const manifest = JSON.parse(readFileSync(join(root, path), "utf8")) as Manifest;
      return kinds
        .flatMap((kind) => Object.entries(manifest[kind] ?? {}))
        .filter(([, version]) => version !== "catalog:" && version !== "workspace:*")
        .map(([name, version]) => `${path}: ${name} ${version}`);
    });
    expect(manifests.length).toBeGreaterThan(10);
    expect(elsewhere).toEqual([]);
  });
});

describe("the web app renders and decides nothing", () => {
  const web = named(/^apps\/web\//);

  test("no route handler, no middleware, no proxy", () => {
    const deciding = /^(route|middleware|proxy|instrumentation)\.\w+$/;
    expect(web.filter((path) => deciding.test(basename(path)))).toEqual([]);
  });

  test("no server action", () => {
    expect(holding(/^\s*["']use server["']/m)).toEqual([]);
  });

  test("no picture is optimised by the server", () => {
    expect(holding(/from "next\/(?:legacy\/)?image"/)).toEqual([]);
  });
});

describe("habits", () => {
  test("no rule is switched off in a file", () => {
    const disabling = /(?:oxlint|eslint)-disable|@ts-(?:ignore|nocheck|expect-error)|oxfmt-ignore/;
    expect(holding(disabling)).toEqual([]);
  });

  test("no folder or file is a drawer for anything", () => {
    expect(named(/(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.\w+$)/i)).toEqual([]);
  });

  test("no source has more than 300 lines, whatever its language", () => {
    const long = sources.filter(({ text }) => text.split("\n").length > 301);
    expect(long.map(({ path }) => path).filter((path) => !path.includes(".gen."))).toEqual([]);
  });
});
