"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, buttonStyle } from "./Button.tsx";

const manager = Base.createToastManager();

/**
 * Tells about something the reader cannot see on the page, and offers to take it back.
 * Never used for "saved": the place that saves says so itself.
 */
export function showToast({
  title,
  description,
  undo,
}: {
  title: string;
  description?: string;
  undo?: () => void;
}) {
  const id = manager.add({
    title,
    ...(description === undefined ? {} : { description }),
    // An undo must leave time to read and to reach the button (WCAG 2.2.1); hover or focus holds it.
    timeout: undo === undefined ? 6_000 : 12_000,
    ...(undo === undefined
      ? {}
      : {
          actionProps: {
            children: "Undo",
            onClick: () => {
              manager.close(id);
              undo();
            },
          },
        }),
  });
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["down", "right"]}
      className="mt-2 w-full rounded-lg bg-ink text-on-ink shadow-raised transition-[opacity,translate] duration-200 ease-settle data-ending-style:translate-y-2 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Base.Content className="flex items-center gap-2 py-1.5 pr-1.5 pl-4">
        <div className="min-w-0 flex-1 py-1.5 text-sm">
          <Base.Title className="font-medium" />
          <Base.Description className="opacity-80" />
        </div>
        <Base.Action
          className={buttonStyle({
            size: "sm",
            variant: "quiet",
            className: "text-on-ink underline",
          })}
        />
        <Base.Close
          aria-label="Dismiss"
          render={
            <Button
              size="icon"
              variant="ghost"
              className="text-on-ink hover:bg-ink-hover hover:text-on-ink"
            />
          }
        >
          <X aria-hidden size={16} />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider toastManager={manager}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed inset-x-4 bottom-[calc(5rem+env(safe-area-inset-bottom))] z-60 mx-auto flex max-w-md flex-col md:inset-x-auto md:right-6 md:bottom-6 md:w-96">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
