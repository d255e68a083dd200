"use client";

import { useState } from "react";
import { type Problem, refusalOf } from "./editorApi.ts";
import type { EditorSession } from "./editorSession.ts";
import { failureWords } from "#trpc/failureWords.ts";

/** What is said about the version, and which labels follow it. */
export type VersionWords = { message?: string; labels?: string[] };

export type SaveResult =
  | { kind: "saved"; version: number; created: boolean }
  /** A newer version, or newer text of another tab, was taken in first: look again. */
  | { kind: "moved" }
  | { kind: "invalid"; problems: Problem[] }
  | { kind: "failed"; message: string };

export type Saved = { version: number; at: Date };

const notSent = "The draft could not be saved first. Your text is kept in this browser.";

async function toResult(session: EditorSession, error: unknown): Promise<SaveResult> {
  const refusal = refusalOf(error);
  if (refusal.kind === "invalid") return { kind: "invalid", problems: refusal.problems };
  if (refusal.kind !== "stale") return { kind: "failed", message: refusal.message };
  try {
    await session.refresh();
    return { kind: "moved" };
  } catch (unread) {
    return { kind: "failed", message: failureWords(unread) };
  }
}

async function saveDraft(session: EditorSession, words: VersionWords): Promise<SaveResult> {
  if (!(await session.queue.flush())) return { kind: "failed", message: notSent };
  const { head } = session.getState();
  try {
    const { created, ...saved } = await session.api.saveVersion({
      id: head.id,
      expected_revision: head.revision,
      ...words,
    });
    session.saved(saved);
    return { kind: "saved", version: saved.version, created };
  } catch (error) {
    return toResult(session, error);
  }
}

async function setVisibility(session: EditorSession, isPublic: boolean): Promise<SaveResult> {
  const { head } = session.getState();
  const expected = { id: head.id, expected_revision: head.revision };
  try {
    const moved = await session.api.update({ ...expected, is_public: isPublic });
    session.moved(moved);
    return { kind: "saved", version: moved.version, created: false };
  } catch (error) {
    return toResult(session, error);
  }
}

async function publish(session: EditorSession): Promise<SaveResult> {
  const isTyped = session.getState().changed.length > 0;
  const saved = isTyped ? await saveDraft(session, {}) : null;
  if (saved !== null && saved.kind !== "saved") return saved;
  const published = await setVisibility(session, true);
  return published.kind === "saved" ? (saved ?? published) : published;
}

const movedMeanwhile =
  "The character was changed elsewhere at the same moment. What fits together is merged; look at it and try again.";

function problemsIn(problems: Problem[]): string {
  return problems.map(({ message }) => message).join(" ");
}

/** Makes versions of the draft, and publishes them. One at a time. */
export function useVersionSave(session: EditorSession) {
  const [isSaving, setIsSaving] = useState(false);
  const [saved, setSaved] = useState<Saved | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function once(work: () => Promise<SaveResult>): Promise<SaveResult> {
    setIsSaving(true);
    const result = await work();
    setIsSaving(false);
    if (result.kind === "saved" && result.created) {
      setSaved({ version: result.version, at: new Date() });
    }
    return result;
  }
  /** For what is started outside of the review, which shows its own failures. */
  async function openly(work: () => Promise<SaveResult>): Promise<void> {
    setFailure(null);
    const result = await once(work);
    if (result.kind === "failed") setFailure(result.message);
    if (result.kind === "moved") setFailure(movedMeanwhile);
    if (result.kind === "invalid") setFailure(problemsIn(result.problems));
  }
  return {
    isSaving,
    /** The version that was made last in this visit. */
    saved,
    /** Why the last step outside of the review failed. */
    failure,
    dismiss: () => setFailure(null),
    save: (words: VersionWords) => once(() => saveDraft(session, words)),
    /** Makes a version of the draft over the newest one. */
    keep: () => openly(() => saveDraft(session, {})),
    /** Publishes the newest version, and makes one of the draft first when there is any. */
    publish: () => openly(() => publish(session)),
    makePrivate: () => openly(() => setVisibility(session, false)),
  };
}
