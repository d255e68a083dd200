"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { MenuParts } from "./menuParts.ts";

/** The menu itself. `early` is the event that asked for it before it was here. */
export function LoadedMenu({
  trigger,
  early,
  children,
}: {
  trigger: ReactElement;
  early: Event;
  children: ReactNode;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const isAnswered = useRef(false);
  useEffect(() => {
    if (isAnswered.current) return;
    isAnswered.current = true;
    // The button that was pressed has made way for this one, and took the focus with it.
    button.current?.focus({ preventScroll: true });
    button.current?.dispatchEvent(early);
  }, [early]);
  return (
    <MenuParts value={Base}>
      <Base.Root>
        <Base.Trigger ref={button} render={trigger} />
        <Base.Portal>
          <Base.Positioner sideOffset={6} align="end" className="z-50 outline-hidden">
            <Base.Popup className="min-w-48 rounded-lg border border-line bg-raised p-1 shadow-raised outline-hidden transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0">
              {children}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </MenuParts>
  );
}
