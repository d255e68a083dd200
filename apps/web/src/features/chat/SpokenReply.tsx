"use client";

import type { Turn } from "@personaforge/contract/conversation";
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { spokenSentences } from "./spokenSentences.ts";

// Long enough to be read out; after that the transcript itself is where the words are.
const kept = 15_000;

/** The turn that was written while this page was open, until it has been read out. */
function useHeard(turns: Turn[], writingId: string | null): Turn | undefined {
  const [heardId, setHeardId] = useState<string | null>(null);
  if (writingId !== null && writingId !== heardId) setHeardId(writingId);
  const turn = turns.findLast(({ id }) => id === heardId);
  const over = turn !== undefined && turn.state !== "streaming" && writingId === null;
  useEffect(() => {
    if (!over) return;
    const timer = setTimeout(() => setHeardId(null), kept);
    return () => clearTimeout(timer);
  }, [over]);
  return turn;
}

/** Tells a screen reader what the character says, sentence by sentence as they are finished. */
export function SpokenReply({
  turns,
  writingId,
  speaker: { name, language },
}: {
  turns: Turn[];
  writingId: string | null;
  speaker: { name: string; language: string | null };
}) {
  const turn = useHeard(turns, writingId);
  const text = useDeferredValue(turn?.text ?? "");
  const ended = turn !== undefined && turn.state !== "streaming";
  const sentences = useMemo(
    () => spokenSentences(text, { language, ended }),
    [text, language, ended],
  );
  return (
    <div role="log" aria-live="polite" aria-label={`What ${name} says`} className="sr-only">
      {sentences.map((sentence, index) => (
        <p key={index} lang={language ?? undefined}>
          {sentence}
        </p>
      ))}
      {turn?.state === "cancelled" && <p>Stopped.</p>}
      {turn?.state === "incomplete" && <p>Cut off at the model’s length limit.</p>}
    </div>
  );
}
