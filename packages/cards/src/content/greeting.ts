import { countCodePoints, hasVisibleText } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import { beginning } from "./beginning.ts";
import { type MappingLog, number } from "./mappingLog.ts";
import { readText, storable } from "./texts.ts";

/** The two fields of the content that `first_mes` of a card becomes. */
interface Greeting {
  readonly initial_greeting: string | null;
  readonly opening_scene: string | null;
}

const source = "first_mes";

/** A message that is too long for a greeting is the opening scene, and its beginning the greeting. */
export function readGreeting(message: string, log: MappingLog): Greeting {
  const limit = limits.initial_greeting;
  const length = countCodePoints(storable(message));
  if (length <= limit) {
    const greeting = readText({ field: "initial_greeting", source }, message, log);
    return { initial_greeting: greeting, opening_scene: null };
  }
  const scene = readText({ field: "opening_scene", source }, message, log);
  if (scene === null || countCodePoints(scene) <= limit) {
    return { initial_greeting: scene, opening_scene: null };
  }
  const moved = `first_mes has ${number(length)} characters; a greeting has at most ${limit}. All of it is the opening scene.`;
  log.note("moved", { field: "opening_scene", source }, moved);
  log.note(
    "derived",
    { field: "initial_greeting", source },
    "The greeting is the beginning of first_mes.",
  );
  log.derived.add("initial_greeting");
  return { initial_greeting: beginning(scene, limit), opening_scene: scene };
}

/** One message of both. */
function writeGreeting({ initial_greeting: greeting, opening_scene: scene }: Greeting): string {
  if (!hasVisibleText(scene ?? "")) return greeting ?? "";
  if (!hasVisibleText(greeting ?? "") || scene?.startsWith(greeting ?? "")) return scene ?? "";
  return `${scene}\n\n${greeting}`;
}

/** Whether a message may be what these two were written as. */
export function isGreeting(message: string, greeting: Greeting): boolean {
  return message === writeGreeting(greeting) || message === greeting.opening_scene;
}

/** The message after an edit of one field or both. */
export function editGreeting(message: string, before: Greeting, after: Greeting): string {
  const exact = message === writeGreeting(before);
  const isCut =
    !exact && before.opening_scene !== null && storable(message).startsWith(before.opening_scene);
  const sameScene = after.opening_scene === before.opening_scene;
  const scene = isCut && sameScene ? message : after.opening_scene;
  // The beginning of the old scene is no message of its own.
  const begins = (exact || isCut) && message.startsWith(before.initial_greeting ?? "");
  const sameGreeting = after.initial_greeting === before.initial_greeting;
  if (begins && sameGreeting && hasVisibleText(scene ?? "")) return scene ?? "";
  return writeGreeting({ ...after, opening_scene: scene });
}
