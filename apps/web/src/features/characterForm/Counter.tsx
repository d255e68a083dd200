"use client";

import { countCodePoints } from "@personaforge/contract/codePoints";
import type { ReactNode } from "react";
import { classNames } from "#ui/classNames.ts";
import { lengthNews } from "./codePoints.ts";

const number = new Intl.NumberFormat("en");

/** `1,134 / 1,000 · 134 over`, in the contract's code points. It never shortens anything. */
export function Counter({ label, text, limit }: { label: string; text: string; limit: number }) {
  const count = countCodePoints(text);
  const over = count - limit;
  const isClose = over <= 0 && count >= limit * 0.9;
  const tone = over > 0 ? "text-danger font-medium" : isClose ? "text-caution" : "text-faint";
  return (
    <>
      <span className={classNames("text-xs tabular-nums", tone)}>
        {number.format(count)} / {number.format(limit)}
        {over > 0 && ` · ${number.format(over)} over`}
        {isClose && ` · ${number.format(-over)} left`}
      </span>
      <span role="status" className="sr-only">
        {lengthNews(label, count, limit)}
      </span>
    </>
  );
}

/** Beside an error about length: selects what lies beyond the limit. */
export function OverflowHint({
  text,
  limit,
  onSelect,
}: {
  text: string;
  limit: number;
  onSelect: () => void;
}): ReactNode {
  if (countCodePoints(text) <= limit) return null;
  return (
    <button
      type="button"
      onClick={onSelect}
      className="self-start text-sm text-accent underline underline-offset-4"
    >
      Select what is over
    </button>
  );
}
