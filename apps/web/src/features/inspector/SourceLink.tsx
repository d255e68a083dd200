"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { useWayTo } from "./sourcePlace.ts";

/** Leads to the field that a text comes from; plain text where there is none. */
export function SourceLink({
  path,
  label,
  className,
  children,
}: {
  path: string | null;
  /** The name of the field, for the words that describe the link. */
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const way = useWayTo(path);
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
