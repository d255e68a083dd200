import { createHash } from "node:crypto";
import { tableOf } from "./goldenPrompt.ts";
import { ownCharacters } from "./ownCharacters.ts";

// Run as a process of its own, under whatever time zone and language it is given: prints one hash of
// the table of each character, and what the process takes the time and a number to look like.

for (const golden of ownCharacters) {
  const hash = createHash("sha256").update(tableOf(golden)).digest("hex");
  process.stdout.write(`${golden.name} ${hash}\n`);
}
process.stdout.write(`${new Date(0).getHours()} ${(1234.5).toLocaleString()}\n`);
