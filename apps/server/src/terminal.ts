import { format, inspect, stripVTControlCharacters } from "node:util";
import { ClusterError } from "@personaforge/db/embedded/cluster";
import type { Logger } from "pino";
import { errorText } from "./describeError.ts";
import { StartError } from "./startError.ts";

/** A line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line about something wrong. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What ended a command: a sentence where the person at the terminal can do something about it. */
export function complainOf(error: unknown): void {
  const expected = error instanceof StartError || error instanceof ClusterError;
  complain(expected ? error.message : inspect(error));
}

/**
 * What the libraries print goes to the log from now on; Next prints a line at each start and the
 * stack of each page that fails.
 */
export function redirectConsole(log: Logger): void {
  const safe = (part: unknown) => (part instanceof Error ? errorText(part) : part);
  const text = (parts: unknown[]) => stripVTControlCharacters(format(...parts.map(safe))).trim();
  console.log = (...parts: unknown[]) => log.debug(text(parts));
  console.info = console.log;
  console.warn = (...parts: unknown[]) => log.warn(text(parts));
  console.error = (...parts: unknown[]) => log.error(text(parts));
}
