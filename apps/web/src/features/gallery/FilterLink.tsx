"use client";

import type { ComponentProps, MouseEvent } from "react";
import { changeAddress } from "./galleryAddress.ts";
import type { GallerySearch } from "./galleryParams.ts";

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
}

/** A link to another search of the page it stands on, which changes in place when it is clicked. */
export function FilterLink({
  href,
  change,
  children,
  ...props
}: ComponentProps<"a"> & { href: string; change: Partial<GallerySearch> }) {
  return (
    <a
      href={href}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        changeAddress(change, "push");
      }}
      {...props}
    >
      {children}
    </a>
  );
}
