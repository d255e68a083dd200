"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";

/** A line that says what is folded away here, and unfolds it; the keyboard goes on in what appears. */
export function Fold({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) content.current?.focus({ preventScroll: true });
  }, [open]);
  if (open) {
    return (
      <div ref={content} tabIndex={-1}>
        {children}
      </div>
    );
  }
  return (
    <div dir="ltr" lang="en" className="my-1.5 font-sans text-[0.8125rem] leading-5">
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="control-sm w-full rounded-sm border border-dashed border-line bg-surface px-3 py-1 text-faint transition-colors hover:border-edge hover:text-ink"
      >
        … {label} … <span className="underline underline-offset-4">Show</span>
      </button>
    </div>
  );
}
