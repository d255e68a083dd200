import type { ImportItem } from "@personaforge/contract/import";
import { type Answers, duplicateAction, isChosen } from "./decisions.ts";
import { madeWords, reasonWords } from "./importWords.ts";
import { answeredWords, notesWords, overLimitWords } from "./reportWords.ts";

export interface ItemStatus {
  tone: "neutral" | "accent" | "caution" | "danger" | "outline";
  label: string;
  /** What stands under the name; null when the label says enough. */
  words: string | null;
}

function skippedStatus({ reason }: ImportItem): ItemStatus {
  const words = reason === null ? null : reasonWords[reason];
  if (reason === "not_a_card") return { tone: "outline", label: "Not a card", words };
  if (reason === "attached") return { tone: "neutral", label: "Attached", words };
  return { tone: "outline", label: "Left out", words: null };
}

function duplicateStatus(item: ImportItem, answers: Answers): ItemStatus {
  const label = item.reason === "same_file" ? "Duplicate" : "Same source";
  const isLeftOut = duplicateAction(item, answers) === "skip";
  if (item.character === null) {
    return { tone: "neutral", label, words: "The same file is in this import twice." };
  }
  const words = item.reason === null ? null : reasonWords[item.reason];
  return { tone: isLeftOut ? "neutral" : "accent", label, words };
}

function readyStatus(item: ImportItem, answers: Answers): ItemStatus {
  if (!isChosen(item, answers)) return { tone: "outline", label: "Left out", words: null };
  const notes = item.report?.notes ?? [];
  const asked = notesWords(notes);
  const words = [asked, answeredWords(notes)].filter((part) => part !== null).join(" · ");
  const label = asked === null ? "Ready" : "Ready with notes";
  return { tone: "accent", label, words: words === "" ? null : words };
}

function fixStatus(item: ImportItem, answers: Answers): ItemStatus {
  if (isChosen(item, answers)) return { tone: "accent", label: "Ready", words: null };
  if (answers.decisions[item.id]?.action === "skip") {
    return { tone: "outline", label: "Left out", words: null };
  }
  const words = item.reason === null ? null : reasonWords[item.reason];
  return { tone: "caution", label: "Needs fix", words };
}

/** What it became, when that is no new character, and what is still to be done about it. */
function importedWords(item: ImportItem): string | null {
  const notes = item.report?.notes ?? [];
  const over = overLimitWords(notes);
  const where = notes.some(({ code }) => code === "draft_kept") ? "original" : "draft";
  const untagged = item.tagged === "full" ? "Too many tags of its own for those of all" : null;
  const parts = [madeWords(item), untagged, over && `${over}: the ${where} has all of it`];
  const words = parts.filter((part) => part !== null).join(" · ");
  return words === "" ? null : words;
}

/** What a row says about its file, with what was decided and not sent yet. */
export function itemStatus(item: ImportItem, answers: Answers): ItemStatus {
  switch (item.state) {
    case "waiting":
      return { tone: "outline", label: "Waiting", words: null };
    case "ready":
      return readyStatus(item, answers);
    case "needs_fix":
      return fixStatus(item, answers);
    case "duplicate":
      return duplicateStatus(item, answers);
    case "imported":
      return { tone: "accent", label: "Imported", words: importedWords(item) };
    case "undone":
      return {
        tone: "outline",
        label: item.reason === "kept" ? "Kept" : "Undone",
        words: item.reason === null ? null : reasonWords[item.reason],
      };
    case "skipped":
      return skippedStatus(item);
    case "failed":
      return {
        tone: "danger",
        label: isChosen(item, answers) ? "To be tried again" : "Failed",
        words: item.reason === null ? null : reasonWords[item.reason],
      };
  }
}
