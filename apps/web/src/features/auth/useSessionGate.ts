"use client";

import { useCallback, useEffect, useState } from "react";
import type { PageSession } from "./pageSession.ts";
import { SessionGate } from "./sessionGate.ts";
import { currentReader, onTabNews, type Reader } from "./sessionNews.ts";

/** In milliseconds: how often a window that comes back asks at most. */
const pause = 2_000;

/** Another tab may have gone to another workspace; the next page of this one belongs to its own. */
async function stayIn(workspace: string): Promise<void> {
  const { switchTo } = await import("#features/shell/workspaceCalls.ts");
  // Whoever is no member of it any more sees where they are instead.
  await switchTo(workspace).catch(() => location.reload());
}

/** Compares the page with whoever is signed in now. */
async function judge(gate: SessionGate, page: Reader, now: Reader): Promise<void> {
  if (gate.getState() === "replaced") return;
  if (now.accountId === null) return gate.end();
  if (now.accountId !== page.accountId) {
    gate.replace();
    return location.reload();
  }
  const isElsewhere = now.workspaceId !== page.workspaceId;
  // Only the tab in use decides: behind it, each would take the others with it.
  if (isElsewhere && page.workspaceId !== null && document.hasFocus()) {
    await stayIn(page.workspaceId);
  }
  gate.reopen();
}

/** Calls back when the window comes back to the front, and when another tab signed in or out. */
function onReturn(look: () => void): () => void {
  let lookedAt = Number.NEGATIVE_INFINITY;
  const lookAgain = () => {
    if (document.visibilityState !== "visible") return;
    if (performance.now() - lookedAt < pause) return;
    lookedAt = performance.now();
    look();
  };
  const stop = onTabNews(look);
  window.addEventListener("focus", lookAgain);
  window.addEventListener("pageshow", lookAgain);
  document.addEventListener("visibilitychange", lookAgain);
  return () => {
    stop();
    window.removeEventListener("focus", lookAgain);
    window.removeEventListener("pageshow", lookAgain);
    document.removeEventListener("visibilitychange", lookAgain);
  };
}

/**
 * Finds out when the person of this page is gone: another tab says so, the window comes back, or a
 * call is refused. Without a person there is nobody to lose.
 */
export function useSessionGate({ account, ownerId }: PageSession) {
  const [gate] = useState(() => new SessionGate());
  const accountId = account?.id ?? null;
  const look = useCallback(async () => {
    if (accountId === null) return;
    const now = await currentReader();
    if (now !== undefined) await judge(gate, { accountId, workspaceId: ownerId }, now);
  }, [accountId, ownerId, gate]);
  useEffect(() => {
    if (accountId !== null) return onReturn(() => void look());
    return undefined;
  }, [accountId, look]);
  return { gate, look };
}
