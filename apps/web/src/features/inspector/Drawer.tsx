"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "#ui/IconButton.tsx";

/** A window at the end of the page, over all of it on a phone. Esc or a click beside it closes it. */
export function Drawer({
  open,
  onOpenChange,
  title,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
}) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/35 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed inset-y-0 end-0 z-50 flex w-full max-w-2xl flex-col border-line bg-raised shadow-raised transition-[opacity,translate] duration-150 ease-settle data-ending-style:translate-x-4 data-ending-style:opacity-0 data-starting-style:translate-x-4 data-starting-style:opacity-0 sm:border-s">
          <header className="flex items-start justify-between gap-3 border-b border-line px-5 py-3">
            <Base.Title className="py-1 font-serif text-xl font-medium wrap-anywhere">
              {title}
            </Base.Title>
            <Base.Close
              render={<IconButton label="Close">{<X aria-hidden size={18} />}</IconButton>}
            />
          </header>
          <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto overscroll-contain px-5 pt-4 pb-8">
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
