import type { EditorState } from "./editorSession.ts";
import type { Saved } from "./useVersionSave.ts";

export type SaveFacts = Pick<EditorState, "conflict" | "changed" | "queue"> & {
  head: { version: number };
  draft: Pick<EditorState["draft"], "updated_at" | "problems">;
  /** A version is being made or published. */
  isSaving: boolean;
  saved: Saved | null;
  /** The version that applications get; null for none. */
  live: number | null;
  /** Whether the attempt under way takes long enough to be mentioned. */
  isSlow: boolean;
};

export type Words = { text: string; tone: "quiet" | "caution" | "danger" };

/** A point in time as a clock shows it; empty while the reader's time zone is not known. */
export type Clock = (at: Date) => string;

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function draftWords({ draft, changed, live, head, saved }: SaveFacts, clock: Clock): Words {
  if (changed.length > 0 && draft.updated_at !== null) {
    const time = clock(new Date(draft.updated_at));
    const { length: problems } = draft.problems;
    const rest =
      problems > 0 ? plural(problems, "problem") : `${plural(changed.length, "field")} changed`;
    const text = `${["Draft saved", time].filter(Boolean).join(" ")} · ${rest}`;
    return { text, tone: problems > 0 ? "caution" : "quiet" };
  }
  const time = saved?.version === head.version ? ` saved ${clock(saved.at)}` : "";
  return {
    text: `Version ${head.version}${time}${live === head.version ? " · Live" : ""}`,
    tone: "quiet",
  };
}

/** What stands beside the save button. It never says saved before the server did. */
export function saveWords(facts: SaveFacts, clock: Clock): Words {
  const { queue, conflict, isSaving, isSlow } = facts;
  if (queue.kind === "blocked" || conflict?.kind === "draft")
    return { text: "Not saved: changed in another tab", tone: "caution" };
  const attempt = queue.kind === "retrying" || queue.kind === "sending" ? queue.attempt : 0;
  if (attempt > 0) return { text: `Not saved — retrying (${attempt})`, tone: "caution" };
  if (queue.kind === "refused")
    return { text: "Not saved: kept in this browser only", tone: "danger" };
  const isBusy = isSaving || queue.kind === "sending";
  if (isBusy && isSlow) return { text: "Saving…", tone: "quiet" };
  if (queue.kind === "waiting" || queue.kind === "sending")
    return { text: "Editing…", tone: "quiet" };
  return draftWords(facts, clock);
}

/**
 * What a screen reader is told: only what is news. Null leaves the last sentence as it is, so that
 * nobody hears "editing, saving, saved" at every pause.
 */
export function saveNews({
  queue,
  conflict,
  draft,
  changed,
  saved,
  head,
}: SaveFacts): string | null {
  if (conflict !== null) return null;
  if (queue.kind === "retrying") return "Not saved. Your text is kept in this browser.";
  if (queue.kind === "refused") return `Not saved: ${queue.message}`;
  if (queue.kind !== "clean") return null;
  if (changed.length > 0) {
    const { length: problems } = draft.problems;
    return problems === 0 ? "Draft saved." : `Draft saved, with ${plural(problems, "problem")}.`;
  }
  return saved?.version === head.version ? `Version ${saved.version} is saved.` : null;
}
