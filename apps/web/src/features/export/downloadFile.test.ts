import { expect, test } from "vitest";
import { nameOfFile } from "./downloadFile.ts";

test.each([
  [
    `attachment; filename="Mira.png"; filename*=UTF-8''Mira%20%E2%80%93%20Vale.png`,
    "Mira – Vale.png",
  ],
  [`attachment; filename="characters-2026-11-22.zip"`, "characters-2026-11-22.zip"],
  [`attachment; filename="plain.json"; filename*=UTF-8''%E0%A4%A`, "plain.json"],
  ["attachment", null],
  [null, null],
])("%s names the file %s", (header, name) => {
  expect(nameOfFile(header)).toBe(name);
});
