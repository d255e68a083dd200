"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { type TextRange, useWayTo } from "./sourcePlace.ts";

/** Leads to the field that a text comes from; plain text where there is none. */
export function SourceLink({
  path,
  range,
  label,
  className,
  children,
}: {
  path: string | null;
  /** What is meant in the text of the field; all of it when absent. */
  range?: TextRange | undefined;
  /** The name of the field, for the words that describe the link. */
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const way = useWayTo(path, range);
  if (way === undefined) return <span className={className}>{children}</span>;
  if (way.href !== undefined) {
    return (
      <Link href={way.href} title={`Edit ${label}`} className={className}>
        {children}
      </Link>
    );
  }
  return (
    <button type="button" title={`Go to ${label}`} onClick={way.go} className={className}>
      {children}
    </button>
  );
}
