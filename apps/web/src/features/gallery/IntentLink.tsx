"use client";

import Link from "next/link";
import { type ComponentProps, useRef, useState } from "react";

// A pointer that only crosses the card must not make the server render its page.
const pause = 80;

/** A link whose page is fetched once the pointer rests on it or the focus reaches it. */
export function IntentLink(props: Omit<ComponentProps<typeof Link>, "prefetch">) {
  const [wanted, setWanted] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return (
    <Link
      {...props}
      prefetch={wanted}
      onFocus={() => setWanted(true)}
      onMouseEnter={() => {
        timer.current = setTimeout(() => setWanted(true), pause);
      }}
      onMouseLeave={() => clearTimeout(timer.current)}
    />
  );
}
