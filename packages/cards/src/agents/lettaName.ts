import type { JsonObject } from "../document.ts";
import { at, objectOf, withAt } from "../places.ts";
import { withoutAccents } from "./slug.ts";

/** Letta refuses a file with an agent of another name. */
const allowed = /^[A-Za-z0-9 _-]+$/;

/** The name as Letta allows it. */
export function lettaName(name: string): string {
  if (allowed.test(name)) return name;
  const letters = withoutAccents(name)
    .replaceAll(/[^A-Za-z0-9_-]+/g, " ")
    .trim();
  return letters === "" ? "character" : letters;
}

/** What the agent was called before its name became one that Letta allows; it stands in its metadata. */
export function fullNameOf(agent: unknown): string | null {
  const full = at(agent, ["metadata", "name"]);
  return typeof full === "string" && lettaName(full) === at(agent, ["name"]) ? full : null;
}

/** The agent with a name. */
export function withLettaName(agent: unknown, name: string): JsonObject {
  const plain = lettaName(name);
  const named = withAt(agent, ["name"], plain);
  const needed = plain !== name || at(agent, ["metadata", "name"]) !== undefined;
  return objectOf(needed ? withAt(named, ["metadata", "name"], name) : named);
}
