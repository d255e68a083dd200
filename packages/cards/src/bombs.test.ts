import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { bombs } from "./testing/bombs.ts";

const folder = mkdtempSync(join(tmpdir(), "cards-"));
const script = fileURLToPath(new URL("testing/measureRefusal.ts", import.meta.url));
afterAll(() => rmSync(folder, { recursive: true }));

describe("within 2 s of a processor and 64 MiB is refused", () => {
  test.each(Object.entries(bombs))("%s", (name, { code, make }) => {
    const file = join(folder, `${name}.bin`);
    writeFileSync(file, make());
    const line = execFileSync(process.execPath, [script, file], { encoding: "utf8" });
    const cost = JSON.parse(line) as { code: string; milliseconds: number; mebibytes: number };
    expect(cost.code).toBe(code);
    expect(cost.milliseconds).toBeLessThan(2000);
    expect(cost.mebibytes).toBeLessThan(64);
  });
});
