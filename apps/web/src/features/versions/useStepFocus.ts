"use client";

import { useEffect, useRef } from "react";

/** The element with the focus, when it is no longer to be seen. Null while the focus is in view. */
function lostFocus(): Element | null {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) return body;
  return activeElement.checkVisibility() ? null : activeElement;
}

/**
 * On a narrow screen timeline and differences are two steps: the focus follows to the heading of
 * the second, and back to the row it came from. On a wide one the row keeps it.
 */
export function useStepFocus(isSecond: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const cameFrom = useRef<Element>(null);
  const wasSecond = useRef(isSecond);
  useEffect(() => {
    if (isSecond === wasSecond.current) return;
    wasSecond.current = isSecond;
    const lost = lostFocus();
    if (lost === null) return;
    if (isSecond) {
      cameFrom.current = lost;
      heading.current?.focus();
    } else if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  }, [isSecond]);
  return heading;
}
