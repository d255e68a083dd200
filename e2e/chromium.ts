import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

// Debian's: the one without windows is what Playwright would fetch for itself, and takes a sixth less time.
const headless = "/usr/bin/chromium-headless-shell";
const withWindows = "/usr/bin/chromium";
const executablePath = [headless, withWindows].find((path) => existsSync(path));

/** For `launchOptions` of Playwright: the Chromium of the system where there is one. */
export const launchOptions = {
  ...(executablePath !== undefined && { executablePath }),
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

/** On Debian as root, installs the Chromium without windows when it is not there. Says what lacks. */
export function ensureChromium(): string | undefined {
  if (existsSync(headless) || existsSync(chromium.executablePath())) return undefined;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    const apt = (...args: string[]) => spawnSync("apt-get", args, { stdio: "ignore" }).status;
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium-headless-shell");
  }
  if (existsSync(headless) || existsSync(withWindows)) return undefined;
  return "No Chromium is installed. Install one with: npx --prefix e2e playwright install chromium";
}
