"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { classNames } from "./classNames.ts";

// False until the first page of this browser document has mounted: only later ones take the focus.
let arrived = false;

/**
 * The one `h1` of a page. After a route change it takes the focus, so that a keyboard or a screen
 * reader starts at the new page; `takesFocus={false}` for pages that focus a field themselves.
 */
export function PageHeading({
  children,
  takesFocus = true,
  className,
  ...rest
}: {
  children: ReactNode;
  takesFocus?: boolean;
  className?: string;
  dir?: "auto";
  lang?: string | undefined;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrived && takesFocus) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, [takesFocus]);
  return (
    <h1 ref={heading} tabIndex={-1} className={classNames("page-heading", className)} {...rest}>
      {children}
    </h1>
  );
}
