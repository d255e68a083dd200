import { termsOf, type Terms } from "./terms.ts";
import { writingOf } from "./writing.ts";

/** What an author wrote as a sample: a reader's line and the character's answer, word for word. */
export interface SampleAnswer {
  readonly said: string;
  readonly asked: Terms;
  readonly answer: string;
}

const speaker = /^[*_]*([^:：\n]{1,60})[:：][*_]*\s*/;

/** Reads dialogues whose lines begin with a speaker's name and a colon. */
export function readSamples(dialogues: readonly string[], name: string): SampleAnswer[] {
  return dialogues.flatMap((dialogue) => pairs(readLines(dialogue, name)));
}

interface Line {
  readonly byCharacter: boolean;
  text: string;
}

function readLines(dialogue: string, name: string): Line[] {
  const lines: Line[] = [];
  for (const raw of dialogue.split("\n")) {
    const line = raw.trim();
    if (line === "" || /^<START>$/i.test(line)) continue;
    const who = speaker.exec(line)?.[1];
    const last = lines.at(-1);
    if (who === undefined || /[.!?。！？]/.test(who)) {
      if (last !== undefined) last.text += `\n${line}`;
      continue;
    }
    const byCharacter = isName(who, name);
    lines.push({ byCharacter, text: line.replace(speaker, "") });
  }
  return lines;
}

function isName(who: string, name: string): boolean {
  const said = who.toLowerCase().trim();
  const full = name.toLowerCase();
  return said === full || said === full.split(/\s+/)[0] || full.endsWith(` ${said}`);
}

function pairs(lines: readonly Line[]): SampleAnswer[] {
  return lines.flatMap(({ byCharacter, text }, index) => {
    const before = lines[index - 1];
    if (!byCharacter || before === undefined || before.byCharacter) return [];
    return [
      {
        said: before.text,
        asked: termsOf(before.text, writingOf(before.text, "english")),
        answer: text,
      },
    ];
  });
}
