import { defineConfig } from "vitest/config";

const pure = "{packages/{cards,contract,diff,prompt},apps/web}/src/**/*.test.{ts,tsx}";

export default defineConfig({
  test: {
    pool: "forks",
    // Twice the cores of the smallest machine: many of these tests wait for a clock or a socket.
    // Three took 294 s, four 262.
    maxWorkers: 4,
    // Test files keep nothing and share nothing. A process for each of 300 files took half of the CPU.
    isolate: false,
    // A busy machine takes ten times as long as one at rest; what hangs is waited for all the same.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A second, which is the default, is too short on a machine that does something else as well.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: { name: "pure", include: [pure] },
      },
      {
        extends: true,
        test: {
          name: "services",
          include: ["{apps,packages}/*/src/**/*.test.{ts,tsx}", "e2e/**/*.test.ts"],
          exclude: [pure, "**/node_modules/**"],
          // One Postgres for the whole run; each file clones its database from a template.
          globalSetup: ["packages/db/src/testing/globalSetup.ts"],
        },
      },
    ],
  },
});
