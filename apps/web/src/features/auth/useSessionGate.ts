"use client";

import { useCallback, useEffect, useState } from "react";
import { SessionGate } from "./sessionGate.ts";
import { currentAccount, onTabNews } from "./sessionNews.ts";

/** In milliseconds: how often a window that comes back asks at most. */
const pause = 2_000;

/**
 * Finds out when the person of this page is gone: another tab says so, the window comes back, or a
 * call is refused. Without a person there is nobody to lose.
 */
export function useSessionGate(accountId: string | null) {
  const [gate] = useState(() => new SessionGate());
  const look = useCallback(async () => {
    if (accountId === null) return;
    const now = await currentAccount();
    if (now === undefined || gate.getState() === "replaced") return;
    if (now === accountId) return gate.reopen();
    if (now === null) return gate.end();
    gate.replace();
    location.reload();
  }, [accountId, gate]);
  useEffect(() => {
    if (accountId === null) return;
    let lookedAt = Number.NEGATIVE_INFINITY;
    const lookAgain = () => {
      if (document.visibilityState !== "visible") return;
      if (performance.now() - lookedAt < pause) return;
      lookedAt = performance.now();
      void look();
    };
    const stop = onTabNews(() => void look());
    window.addEventListener("focus", lookAgain);
    window.addEventListener("pageshow", lookAgain);
    document.addEventListener("visibilitychange", lookAgain);
    return () => {
      stop();
      window.removeEventListener("focus", lookAgain);
      window.removeEventListener("pageshow", lookAgain);
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [accountId, look]);
  return { gate, look };
}
