import { defineConfig } from "@playwright/test";
import { launchOptions } from "./chromium.ts";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  // Every test file runs a whole app with its own Postgres, and waits for pages much of the time: on two
  // cores, three at once take 342 s and use 88 % of them.
  workers: 3,
  retries: 1,
  // A busy machine takes five times as long as one at rest, on which most take 5 s.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    // A trace of every test costs a seventh of the time; ask for it with `--trace retain-on-failure`.
    trace: "off",
    launchOptions,
  },
});
