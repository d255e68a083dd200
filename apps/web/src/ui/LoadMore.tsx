"use client";

import { useEffect, useRef } from "react";
import { Button } from "./Button.tsx";

/** Fetches the next page when its place nears the screen; a button for those who do not scroll. */
export function LoadMore({
  onMore,
  busy,
  automatic = true,
}: {
  onMore: () => void;
  busy: boolean;
  automatic?: boolean;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null || busy || !automatic) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) onMore();
      },
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [onMore, busy, automatic]);
  return (
    <div ref={place} className="flex justify-center py-6">
      <Button variant="ghost" disabled={busy} onClick={onMore}>
        {busy ? "Loading more…" : "Load more"}
      </Button>
    </div>
  );
}
