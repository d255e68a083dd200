import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const reports = join(root, ".cache", "reports");

export interface Stage {
  readonly name: string;
  /** A static stage reads files only, so several may run at once. */
  readonly kind: "static" | "build" | "tests";
  readonly command: readonly [program: string, ...args: string[]];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the test program leaves its JSON report; without one the stage counts as one check. */
  readonly report?: { readonly path: string; readonly format: "vitest" | "playwright" };
}

const bin = (name: string) => join(root, "node_modules", ".bin", name);
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

/** In this order: what fails fastest and explains most comes first. */
const stages: readonly Stage[] = [
  {
    name: "oxlint",
    kind: "static",
    // It checks the types of every file once, in 55 s of CPU with all rules. `turbo run typecheck` says
    // the same of one package; of all, it takes 143 s, as each reads the sources of others again.
    command: [bin("oxlint"), "--type-aware", "--type-check", "--deny-warnings"],
  },
  { name: "oxfmt", kind: "static", command: [bin("oxfmt"), "--check"] },
  { name: "boundaries", kind: "static", command: [bin("turbo"), "boundaries"] },
  { name: "knip", kind: "static", command: [bin("knip")] },
  { name: "sherif", kind: "static", command: [bin("sherif")] },
  {
    name: "vitest",
    kind: "tests",
    command: [
      bin("vitest"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${vitestReport}`,
    ],
    report: { path: vitestReport, format: "vitest" },
  },
  { name: "build", kind: "build", command: [process.execPath, "start.mjs", "build"] },
  {
    name: "e2e",
    kind: "tests",
    command: [join(root, "e2e/node_modules/.bin/playwright"), "test", "--reporter=list,json"],
    cwd: join(root, "e2e"),
    // Each app of these tests starts for the first time, so it gets an embedded database of its own.
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport, DATABASE_URL: "" },
    report: { path: playwrightReport, format: "playwright" },
  },
];

/** The stages of `--only a,b`, in their own order. `static` stands for all that only read files. */
export function chosenStages(only: string | undefined): readonly Stage[] {
  if (only === undefined) return stages;
  const names = new Set(only.split(","));
  const known = new Set(["static", ...stages.map(({ name }) => name)]);
  const unknown = [...names].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(`There is no stage ${unknown.join(", ")}; there are ${[...known].join(", ")}.`);
  }
  return stages.filter(({ name, kind }) => names.has(name) || names.has(kind));
}
