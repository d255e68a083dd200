import { expect, test } from "vitest";
import { droppedName, pastedFile } from "./droppedName.ts";

function dropped(name: string, relativePath: string): File {
  return Object.defineProperty(new File(["x"], name), "relativePath", { value: relativePath });
}

test.each([
  ["mira.png", "./mira.png", "mira.png"],
  ["mira.png", "/cards/elves/mira.png", "cards/elves/mira.png"],
  ["mira.png", "", "mira.png"],
])("%s dropped as %s is sent as %s", (name, path, sent) => {
  expect(droppedName(dropped(name, path))).toBe(sent);
});

test("a path that is too long keeps its end, where the name is", () => {
  const name = droppedName(dropped("mira.png", `/${"a".repeat(600)}/mira.png`));
  expect(name).toHaveLength(500);
  expect(name.endsWith("a/mira.png")).toBe(true);
});

test("a pasted card is JSON, another text Markdown", async () => {
  const card = pastedFile(' {"name": "Mira"}');
  expect([card.name, await card.text()]).toEqual(["Pasted text.json", ' {"name": "Mira"}']);
  expect(pastedFile("# Mira\n\nYou are warm.").name).toBe("Pasted text.md");
});
