import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{apps,packages}/*/src/**/*.test.{ts,tsx}", "e2e/**/*.test.ts"],
    // One Postgres for the whole run; each file clones its database from a template.
    globalSetup: ["packages/db/src/testing/globalSetup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
