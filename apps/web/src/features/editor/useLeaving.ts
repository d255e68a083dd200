"use client";

import { useEffect } from "react";
import type { EditorSession } from "./editorSession.ts";

/** The draft is sent at once when the page is hidden or left, and when the network is back. */
function useFlush(session: EditorSession) {
  useEffect(() => {
    const flush = () => void session.queue.flush();
    const flushHidden = () => {
      if (document.visibilityState === "hidden") flush();
    };
    document.addEventListener("visibilitychange", flushHidden);
    window.addEventListener("pagehide", flush);
    window.addEventListener("online", flush);
    return () => {
      document.removeEventListener("visibilitychange", flushHidden);
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("online", flush);
      flush();
    };
  }, [session]);
}

/** The browser asks before it closes a page with text that nobody acknowledged. */
function useWarning(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
}

export function useLeaving(session: EditorSession, isUnsaved: boolean) {
  useFlush(session);
  useWarning(isUnsaved);
}
