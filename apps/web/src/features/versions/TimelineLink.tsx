"use client";

import type { MouseEvent, ReactNode } from "react";
import type { Comparison } from "./comparison.ts";
import { comparisonPath } from "./versionsParams.ts";

/** The whole row leads to what it changed. A real link, so that a new tab and Back work. */
export function TimelineLink({
  id,
  diff,
  current,
  onShow,
  children,
}: {
  id: string;
  diff: Comparison;
  current: boolean;
  onShow: (diff: Comparison) => void;
  children: ReactNode;
}) {
  const show = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onShow(diff);
  };
  return (
    <a
      href={comparisonPath(id, diff)}
      onClick={show}
      data-version-link
      aria-current={current ? "true" : undefined}
      className="flex min-w-0 items-baseline gap-2 after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
    >
      {children}
    </a>
  );
}
