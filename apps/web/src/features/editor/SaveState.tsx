"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { saveNews, type SaveFacts, saveWords } from "./saveWords.ts";
import type { Editor } from "./useEditor.ts";

const clock = new Intl.DateTimeFormat("en", { timeStyle: "medium", hour12: false });
const dateAndClock = new Intl.DateTimeFormat("en", {
  dateStyle: "medium",
  timeStyle: "short",
  hour12: false,
});

function readClock(at: Date): string {
  const isToday = at.toDateString() === new Date().toDateString();
  return (isToday ? clock : dateAndClock).format(at);
}

/** False on the server, which does not know the reader's time zone. */
function useIsInBrowser(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
}

/** True once `isBusy` has lasted 400 ms: shorter waits are not worth a word. */
function useIsSlow(isBusy: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setTimeout(() => setIsSlow(true), 400);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isBusy]);
  return isSlow;
}

/** The last news stays until there is other news. */
function useNewsLine(facts: SaveFacts): string {
  const news = saveNews(facts);
  const [line, setLine] = useState("");
  // Text that was there when the page opened is no news.
  const [first] = useState(news);
  const [isFirst, setIsFirst] = useState(true);
  if (isFirst && news !== first) setIsFirst(false);
  if (!isFirst && news !== null && news !== line) setLine(news);
  return line;
}

const tones = { quiet: "text-muted", caution: "text-caution", danger: "text-danger" };

/** What is saved and what is not, in one line. */
export function SaveState({ editor: { state, versions, live } }: { editor: Editor }) {
  const { isSaving, saved } = versions;
  const isSlow = useIsSlow(isSaving || state.queue.kind === "sending");
  const facts = { ...state, isSaving, saved, live, isSlow };
  const inBrowser = useIsInBrowser();
  const { text, tone } = saveWords(facts, inBrowser ? readClock : () => "");
  const news = useNewsLine(facts);
  return (
    <>
      <p className={`min-w-0 text-[0.8125rem] leading-5 text-balance tabular-nums ${tones[tone]}`}>
        {text}
      </p>
      <p role="status" className="sr-only">
        {news}
      </p>
    </>
  );
}
