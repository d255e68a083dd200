import type { MacroPurpose, MacroValues, MacroWork } from "./macroValues.ts";
import { definitions } from "./macros/definitions.ts";
import { draw } from "./macros/draw.ts";
import { type Filling, macroUseOf } from "./macros/macroUse.ts";
import {
  type MacroCall,
  mayHoldMacros,
  type MacroResult,
  scanMacros,
} from "./macros/scanMacros.ts";

/**
 * Puts in what the macros of a text stand for. Names of macros may be written in any case and with
 * blanks around them; `<USER>`, `<BOT>` and `<CHAR>` only in capitals. One pass: a value that looks
 * like a macro is not filled again, but a macro inside another's argument is filled first. What
 * is unknown, incomplete or makes no sense stays as it is written. Takes time in proportion to the
 * text; never throws.
 * Never meant for what the reader wrote.
 */
export function fillMacros(
  text: string,
  values: MacroValues,
  purpose: MacroPurpose = "prompt",
): string {
  if (!mayHoldMacros(text)) return text;
  const work = values.work ?? { left: mostWork };
  const filling: Filling = { values, purpose, work, chance: chancesOf(text, work) };
  return scanMacros(text, (call) => resultOf(call, filling), work);
}

/**
 * Characters that the macros of one text may read and write. A name of 100 characters in a text
 * of 100,000 stays below it; what comes after it stays as it is written.
 */
const mostWork = 2_000_000;

/** What a draw costs, which takes about 2 µs. */
const drawWork = 64;

/** Equal macros in different texts draw differently, as do equal macros in one text. */
function chancesOf(text: string, work: MacroWork): Filling["chance"] {
  let mark: number | undefined;
  return (use, seed, index = 0) => {
    work.left -= drawWork;
    mark ??= draw(text);
    return draw(`${mark} ${use.start} ${use.name} ${index} ${seed}`);
  };
}

function resultOf(call: MacroCall, filling: Filling): MacroResult {
  const use = macroUseOf(call);
  return use === null ? undefined : definitions.get(use.name)?.(use, filling);
}

/** A macro that stays as it is written. */
export interface UnknownMacro {
  /** With its braces, as it stands in the text. */
  readonly macro: string;
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Values with which every macro that makes sense becomes something. */
const anyValues: MacroValues = {
  ...{ char: "", user: "", original: "", seed: "", conversationSeed: "" },
  now: "2000-01-01T00:00:00Z",
  fields: {
    ...{ description: "", personality: "", scenario: "", persona: "" },
    ...{ mesExamples: "", charVersion: "", group: "" },
  },
  chat: {
    ...{ lastMessage: "", lastUserMessage: "", lastCharMessage: "", input: "" },
    ...{ count: 0, maxPrompt: 0 },
  },
};

/**
 * The `{{…}}` of a text that nothing stands for, in the order in which they end: unknown names, and
 * known ones whose argument makes no sense. `{{original}}` counts as known.
 */
export function unknownMacros(text: string): UnknownMacro[] {
  if (!mayHoldMacros(text)) return [];
  const work = { left: mostWork };
  const filling: Filling = { values: anyValues, purpose: "prompt", work, chance: null };
  const unknown: UnknownMacro[] = [];
  const visit = (call: MacroCall) => {
    const result = resultOf(call, filling);
    const { start, end } = call;
    if (result === undefined) unknown.push({ macro: text.slice(start, end), start, end });
    return result;
  };
  scanMacros(text, visit, work);
  return unknown;
}
