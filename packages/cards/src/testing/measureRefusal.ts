import { readFileSync } from "node:fs";
import { CardError } from "../problem.ts";
import { readCard } from "../readCard.ts";

// Run by a test in a process of its own: what one file costs until it is refused, as a line of JSON.
// The time is that of the processor, as other tests run at the same moment.

const bytes = readFileSync(process.argv[2] ?? "");
readCard(Buffer.from('{"name":"Ann","description":"","first_mes":"Hello."}'));
const before = process.resourceUsage().maxRSS;
const start = process.cpuUsage();
let code = "none";
try {
  readCard(bytes);
} catch (error) {
  code = error instanceof CardError ? error.code : String(error);
}
const { user, system } = process.cpuUsage(start);
const milliseconds = Math.round((user + system) / 1000);
const mebibytes = Math.round((process.resourceUsage().maxRSS - before) / 1024);
console.log(JSON.stringify({ code, milliseconds, mebibytes }));
