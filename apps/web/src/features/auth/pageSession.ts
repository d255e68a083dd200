"use client";

import type { Role } from "@personaforge/contract/workspace";
import { createContext, use, useMemo } from "react";

/** In whose name the server made this document. */
export type PageSession = {
  /** Null in local mode, and for strangers. */
  account: { id: string; email: string } | null;
  /** The workspace whose characters it shows. */
  ownerId: string | null;
  role: Role | null;
};

const unknown: PageSession = { account: null, ownerId: null, role: null };

export const PageSessionContext = createContext(unknown);

/** Whether it makes sense to offer changes; what may be changed is for the server to say. */
export function useMayEdit(): boolean {
  return use(PageSessionContext).role !== "viewer";
}

/** What a request carries beside the session: another tab may be in another workspace. */
export function useWorkspaceHeaders(): Record<string, string> {
  const { account, ownerId } = use(PageSessionContext);
  const workspace = account === null ? null : ownerId;
  return useMemo<Record<string, string>>(
    () => (workspace === null ? {} : { "pf-workspace": workspace }),
    [workspace],
  );
}
