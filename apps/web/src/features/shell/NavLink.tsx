"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

const fits = (pattern: string | undefined, path: string) =>
  pattern !== undefined && new RegExp(pattern).test(path);

type NavLinkProps = {
  href: string;
  /** Where the link is the current one. */
  owns?: string | undefined;
  /** Where there is no such link. */
  absentOn?: string | undefined;
  title?: string;
  className: string;
  children: ReactNode;
};

/** A link of the frame; `owns` and `absentOn` are patterns of paths. */
export function NavLink({ owns, absentOn, ...props }: NavLinkProps) {
  const path = usePathname();
  if (fits(absentOn, path)) return null;
  return <Link {...props} aria-current={fits(owns, path) ? "page" : undefined} />;
}
