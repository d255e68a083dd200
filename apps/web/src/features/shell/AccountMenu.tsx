"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { accountMenuId } from "./accountMenuId.ts";
import type { Member } from "./person.ts";

// Public pages have little room for script, and this is seldom opened. Not by next/dynamic, which is
// 1.1 kB gzipped itself: what is shown after a press needs nothing for the server.
const AccountPanel = lazy(() =>
  import("./AccountPanel.tsx").then((module) => ({ default: module.AccountPanel })),
);
const NewWorkspace = lazy(() =>
  import("./NewWorkspace.tsx").then((module) => ({ default: module.NewWorkspace })),
);

/**
 * Who is signed in, where they act, and the way out. A popover of the browser with links and
 * buttons: Esc and a click beside it close it, and until it is opened it costs hardly any script.
 */
export function AccountMenu({ member }: { member: Member }) {
  const popover = useRef<HTMLElement>(null);
  const [isOpened, setIsOpened] = useState(false);
  const [isNaming, setIsNaming] = useState(false);
  useEffect(() => {
    // The browser opens it also before the page is alive.
    if (popover.current?.matches(":popover-open")) setIsOpened(true);
  }, []);
  return (
    <>
      <section
        ref={popover}
        id={accountMenuId}
        popover="auto"
        onBeforeToggle={() => setIsOpened(true)}
        aria-label="Account"
        className="fixed inset-auto m-0 max-h-[calc(100dvh-5rem)] w-72 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-lg border border-line bg-raised p-1.5 text-ink shadow-raised max-md:top-14 max-md:right-4 md:max-lg:bottom-4 md:max-lg:left-20 lg:bottom-31 lg:left-4"
      >
        {isOpened && (
          <Suspense>
            <AccountPanel member={member} onNew={() => setIsNaming(true)} />
          </Suspense>
        )}
      </section>
      {isNaming && (
        <Suspense>
          <NewWorkspace onClose={() => setIsNaming(false)} />
        </Suspense>
      )}
    </>
  );
}
