import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { tableOf } from "./goldenPrompt.ts";
import { ownCharacters } from "./ownCharacters.ts";

const script = fileURLToPath(new URL("printHashes.ts", import.meta.url));

/** What another process makes of the same characters. */
async function hashesIn(zone: string, language: string) {
  const env = { TZ: zone, LANG: language, LC_ALL: language };
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  const lines = stdout.trim().split("\n");
  return { hashes: lines.slice(0, -1), environment: lines.at(-1) };
}

test("the same prompts in another time zone, language and process", async () => {
  const here = ownCharacters.map((golden) => {
    const hash = createHash("sha256").update(tableOf(golden)).digest("hex");
    return `${golden.name} ${hash}`;
  });
  const [kolkata, newYork] = await Promise.all([
    hashesIn("Asia/Kolkata", "de_DE.UTF-8"),
    hashesIn("America/New_York", "en_US.UTF-8"),
  ]);
  // The processes do differ: in 1970 it is half past five in one, and seven in the evening in the other.
  expect(kolkata.environment).toBe("5 1.234,5");
  expect(newYork.environment).toBe("19 1,234.5");
  expect(kolkata.hashes).toEqual(here);
  expect(newYork.hashes).toEqual(here);
});
