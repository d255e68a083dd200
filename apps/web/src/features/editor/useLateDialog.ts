"use client";

import { type ComponentType, useCallback, useState } from "react";
import { showToast } from "#ui/Toast.tsx";

/** A dialog whose code is fetched when it is first opened, and says so when that fails. */
export function useLateDialog<Props>(load: () => Promise<ComponentType<Props>>) {
  const [Dialog, setDialog] = useState<ComponentType<Props> | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  // A new number is a new dialog: nothing of the last visit stays in it.
  const [visit, setVisit] = useState(0);
  const open = useCallback(() => {
    load().then(
      (component) => {
        setDialog(() => component);
        setVisit((before) => before + 1);
        setIsOpen(true);
      },
      () =>
        showToast({
          title: "This part of the page could not be loaded",
          description: "Your text is kept. Try again when the server answers.",
        }),
    );
  }, [load]);
  return { Dialog, isOpen, setIsOpen, visit, open };
}
