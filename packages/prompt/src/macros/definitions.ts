import type { MacroValues } from "../macroValues.ts";
import { pick, random, roll } from "./choiceMacros.ts";
import * as clock from "./clockMacros.ts";
import type { Macro } from "./macroUse.ts";
import { onlyFor, outlet, plain, remark, reverse, trim } from "./textMacros.ts";

function field(name: keyof MacroValues["fields"]): Macro {
  return plain(({ values }) => values.fields[name]);
}

function chat(value: (chat: MacroValues["chat"]) => string): Macro {
  return plain(({ values }) => value(values.chat));
}

const char = plain(({ values }) => values.char);
const user = plain(({ values }) => values.user);

/** Every macro by its name in small letters. */
export const definitions: ReadonlyMap<string, Macro> = new Map<string, Macro>([
  ["char", char],
  ["user", user],
  ["<BOT>", char],
  ["<CHAR>", char],
  ["<USER>", user],
  ["original", plain(({ values }) => values.original)],
  ["random", random],
  ["pick", pick],
  ["roll", roll],
  ["//", remark],
  ["hidden_key", onlyFor("scan")],
  ["comment", onlyFor("display")],
  ["reverse", reverse],
  ["description", field("description")],
  ["personality", field("personality")],
  ["scenario", field("scenario")],
  ["persona", field("persona")],
  ["mesexamples", field("mesExamples")],
  ["charversion", field("charVersion")],
  ["char_version", field("charVersion")],
  ["group", field("group")],
  ["time", clock.time],
  ["time_utc", clock.timeUtc],
  ["date", clock.date],
  ["weekday", clock.weekday],
  ["isotime", clock.isotime],
  ["isodate", clock.isodate],
  ["datetimeformat", clock.datetimeformat],
  ["timediff", clock.timeDiff],
  ["lastmessage", chat(({ lastMessage }) => lastMessage)],
  ["lastusermessage", chat(({ lastUserMessage }) => lastUserMessage)],
  ["lastcharmessage", chat(({ lastCharMessage }) => lastCharMessage)],
  ["lastmessageid", chat(({ count }) => (count === 0 ? "" : String(count - 1)))],
  ["input", chat(({ input }) => input)],
  ["maxprompt", chat(({ maxPrompt }) => String(maxPrompt))],
  ["newline", plain(() => "\n")],
  ["trim", trim],
  ["noop", plain(() => "")],
  ["outlet", outlet],
]);
