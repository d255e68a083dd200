import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const debianChromium = "/usr/bin/chromium";

/** For `launchOptions` of Playwright: the Chromium of the system where there is one. */
export const launchOptions = {
  ...(existsSync(debianChromium) && { executablePath: debianChromium }),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
  ],
};

/** Installs the package `chromium` on Debian as root when no Chromium is there. Says what it lacks. */
export function ensureChromium(): string | undefined {
  if (existsSync(debianChromium) || existsSync(chromium.executablePath())) return undefined;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    const apt = (...args: string[]) => spawnSync("apt-get", args, { stdio: "ignore" }).status;
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium");
    if (existsSync(debianChromium)) return undefined;
  }
  return "No Chromium is installed. Install one with: npx --prefix e2e playwright install chromium";
}
