import type { LoreProfile } from "@personaforge/contract/lorebook";
import { readDecorators } from "../lore/decorators.ts";
import { replacePart } from "./edit.ts";
import { distanceOf } from "./macroNames.ts";
import type { Found, Rule, Subject } from "./rule.ts";
import type { AuthorText } from "./texts.ts";

/** Lines that are looked at: a lorebook may be made of nothing else. */
const mostLines = 10_000;

/** Those that mean something here. */
const understood =
  "activate dont_activate keep_activate_after_match dont_activate_after_match ignore_on_max_context activate_only_after activate_only_every depth reverse_depth scan_depth is_greeting role position disable_ui_prompt additional_keys exclude_keys".split(
    " ",
  );

/** Of card V3, for prompts without turns and for applications with icons. */
const elsewhere = new Set(
  "instruct_depth reverse_instruct_depth instruct_scan_depth is_user_icon".split(" "),
);

export const loreDecorator: Rule["find"] = (subject, report) => {
  const profile = subject.content.lorebook?.profile ?? "card";
  let lines = mostLines;
  for (const text of subject.texts) {
    if (text.kind !== "lore" || !text.text.includes("@@")) continue;
    const { chains, strays } = linesOf(text.text);
    lines -= chains.flat().length + strays.length;
    if (lines < 0) return;
    for (const found of badDecorators({ chains, strays }, profile)) {
      const { start, end, by, ...said } = found;
      report({
        ...said,
        path: text.path,
        range: { start, end },
        ...(by !== undefined && { fix: () => correction(subject, text, { start, end, by }) }),
      });
    }
  }
};

function correction({ content }: Subject, text: AuthorText, part: Line & { by: string }) {
  return replacePart(content, text, { label: `Write ${part.by}`, ...part });
}

interface Line {
  readonly start: number;
  readonly end: number;
}

interface Bad extends Line, Pick<Found, "message" | "severity"> {
  /** What to write instead. */
  readonly by?: string;
}

interface DecoratorLine extends Line {
  readonly line: string;
}

interface DecoratorLines {
  /** At the top, each with the fallbacks below it. */
  readonly chains: readonly (readonly DecoratorLine[])[];
  /** Lines like them below the text. */
  readonly strays: readonly DecoratorLine[];
}

function badDecorators({ chains, strays }: DecoratorLines, profile: LoreProfile): Bad[] {
  const bad = chains
    .filter((chain) => !chain.some(({ line }) => isUnderstood(line, profile)))
    .flatMap(([first]) => (first === undefined ? [] : [judge(first, profile)]));
  const misplaced = strays
    .filter(({ line }) => profile === "card" && isUnderstood(line, profile))
    .map(({ start, end, line }) => ({
      ...{ start, end },
      message: `${line} only means something at the top of the entry. Here it is sent as text.`,
    }));
  return [...bad, ...misplaced];
}

function isUnderstood(line: string, profile: LoreProfile): boolean {
  const alone = line.replace(/^@+/, "@@");
  return Object.keys(readDecorators(alone, profile).decorators).length > 0;
}

function linesOf(text: string): DecoratorLines {
  const chains: DecoratorLine[][] = [];
  const strays: DecoratorLine[] = [];
  let top = true;
  let start = 0;
  for (const written of text.split("\n")) {
    const line = written.trim();
    const found = { start, end: start + written.trimEnd().length, line };
    start += written.length + 1;
    if (line === "") continue;
    if (!written.startsWith("@@")) top = false;
    else if (!top) strays.push(found);
    else if (written.startsWith("@@@") && chains.length > 0) chains.at(-1)?.push(found);
    else chains.push([found]);
  }
  return { chains, strays };
}

function judge({ line, start, end }: DecoratorLine, profile: LoreProfile): Bad {
  const [, marks = "", name = ""] = /^(@+)\s*([\w-]*)/.exec(line) ?? [];
  const shown = `@@${name.slice(0, 60)}`;
  if (elsewhere.has(name)) {
    const message = `${shown} means nothing to PersonaForge and is left out.`;
    return { start, end, message, severity: "info" };
  }
  if (understood.includes(name)) {
    const message =
      profile === "card"
        ? `${shown} does not take what stands here, so it is left out.`
        : `SillyTavern does not know ${shown}, so it is left out of a lorebook with its profile.`;
    return { start, end, message };
  }
  const by = corrected(line.slice(marks.length), profile);
  const message = `${shown} is no decorator that PersonaForge knows, so it is left out.`;
  if (by === null) return { start, end, message };
  return { start, end, message: `${message} ${by} is probably meant.`, by };
}

/** The line with the nearest known name; null when it would not make sense either. */
function corrected(rest: string, profile: LoreProfile): string | null {
  const [written = ""] = /^\s*[\w-]*/.exec(rest) ?? [];
  const name = written.trim().toLowerCase().replaceAll("-", "_");
  if (name.length < 3 || name.length > 40) return null;
  const meant = understood.find((known) => distanceOf(name, known) <= (known.length < 6 ? 1 : 2));
  const line = `@@${meant ?? ""}${rest.slice(written.length)}`;
  return meant !== undefined && isUnderstood(line, profile) ? line : null;
}
