"use client";

import { use, useEffect } from "react";
import { PageSessionContext } from "./pageSession.ts";

/**
 * A document belongs to one person and one workspace. When the next page of it was made for another,
 * because another tab signed in or changed the workspace, the document is made again.
 */
export function SameSession({
  accountId,
  ownerId,
}: {
  accountId: string | null;
  ownerId: string | null;
}) {
  const session = use(PageSessionContext);
  const isSame = (session.account?.id ?? null) === accountId && session.ownerId === ownerId;
  useEffect(() => {
    if (!isSame) location.reload();
  }, [isSame]);
  return null;
}
