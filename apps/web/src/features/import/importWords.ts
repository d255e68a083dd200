import type {
  ImportCounts,
  ImportItem,
  ImportJob,
  ImportReason,
} from "@personaforge/contract/import";
import { limits } from "@personaforge/contract/limits";
import { taggedSoFar } from "./tagWords.ts";

const number = new Intl.NumberFormat("en");

/** `1 file`, `1,240 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** Why a file is where it is, and what can be done about it. */
export const reasonWords: Record<ImportReason, string> = {
  name_missing: "The character has no name. Give it one.",
  lorebook: "A lorebook without a character. Choose the one that gets it.",
  same_file: "This very file is here already.",
  same_source: "An earlier version of this character is here already.",
  not_a_card: "There is no character in it.",
  chosen: "Left out, as you chose.",
  attached: "A character of this import names this lorebook, and has it now.",
  unreadable: "The file is broken and could not be read.",
  encrypted: "The file is encrypted. Only the program that made it can read it.",
  too_large: "The file, or what is packed in it, is larger than can be imported.",
  too_deep: "Its data is nested deeper than any card needs.",
  unsafe_package: "The package has paths that lead out of it, or encrypted files.",
  timed_out: "Reading it took too long. It may be made to do so.",
  gave_up: "Reading it brought the server down twice, so it was left alone.",
  expired: `Nobody decided for ${limits.importDays} days, so the file is gone. Drop it again.`,
  no_target: "The character that it was for is not there any more. Choose another.",
  kept: "Somebody went on from this version, so it stays.",
  internal: "Something went wrong here, not with the file. Try it again.",
};

/** `12 KB`. */
export function sizeWords(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"] as const;
  const step = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1_000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step]}`;
}

/** What is said of files that no request can carry, and what to do about it. */
export function refusedWords(count: number): [words: string, why: string] {
  const [words, it] =
    count === 1
      ? ["This file could not be sent", "It is"]
      : ["None of these files could be sent", "Each is"];
  return [
    words,
    `${it} larger than can be sent at once. Unpack an archive, and import the files in it.`,
  ];
}

type Part = false | string;
const joined = (...parts: Part[]) => parts.filter((part) => part !== false).join(" · ");

/** `97 imported · 2 need fixing · 1 failed`. */
export function resultWords(counts: ImportCounts): string {
  const { imported, needs_fix, duplicate, skipped, failed, ready, waiting, undone } = counts;
  const words = joined(
    imported > 0 && `${number.format(imported)} imported`,
    undone > 0 && `${number.format(undone)} undone`,
    ready + waiting > 0 && `${number.format(ready + waiting)} not imported yet`,
    needs_fix > 0 && `${counted(needs_fix, "needs", "need")} fixing`,
    duplicate > 0 && `${counted(duplicate, "duplicate")} left`,
    skipped > 0 && `${number.format(skipped)} left out`,
    failed > 0 && `${number.format(failed)} failed`,
  );
  return words === "" ? "No files" : words;
}

/** `27 ready · 2 need fixing`. */
export function checkedWords(counts: ImportCounts): string {
  const { ready, needs_fix, duplicate, skipped, failed } = counts;
  const words = joined(
    ready > 0 && `${number.format(ready)} ready`,
    needs_fix > 0 && `${counted(needs_fix, "needs", "need")} fixing`,
    duplicate > 0 && counted(duplicate, "duplicate"),
    skipped > 0 && `${number.format(skipped)} without a card`,
    failed > 0 && `${number.format(failed)} failed`,
  );
  return words === "" ? "Nothing to import in these files" : words;
}

export const isRunning = ({ state }: Pick<ImportJob, "state">) =>
  state === "checking" || state === "importing" || state === "tagging" || state === "undoing";

type Progressing = Pick<ImportJob, "state" | "counts" | "tagging">;

/** How far a running job is: files, or the characters that they became. */
export function progressOf({ state, counts, tagging }: Progressing): { value: number; of: number } {
  const { total, waiting, ready, imported, undone } = counts;
  if (state === "undoing") return { value: undone, of: imported + undone };
  if (state === "tagging" && tagging !== null) {
    return { value: taggedSoFar(tagging), of: tagging.total };
  }
  return { value: total - waiting - (state === "importing" ? ready : 0), of: total };
}

/** What a job is doing, in a line. */
export function jobWords(job: Progressing): string {
  const { state, counts } = job;
  const { value, of: all } = progressOf(job);
  const of = `${number.format(value)} of ${counted(all, state === "tagging" ? "character" : "file")}`;
  if (state === "open") return `${counted(counts.total, "file")} sent`;
  if (state === "checking") return `Reading ${of}`;
  if (state === "checked") return checkedWords(counts);
  if (state === "importing") return `Importing · ${of} done`;
  if (state === "tagging") return `Tagging · ${of} done`;
  if (state === "undoing") return `Taking back · ${counted(counts.imported, "file")} to go`;
  if (state === "stopped") return `Stopped · ${resultWords(counts)}`;
  return resultWords(counts);
}

type Made = Pick<ImportItem, "made" | "character">;

/** What an imported file became, when that is no new character. */
export function madeWords({ made, character }: Made): string | null {
  if (made !== "version" || character === null) return null;
  return `Version ${character.version} of ${character.name}`;
}
