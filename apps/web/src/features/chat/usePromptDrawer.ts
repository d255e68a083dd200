"use client";

import { useCallback, useState } from "react";
import { useLateDialog } from "#features/editor/useLateDialog.ts";
import { useToggleKeys } from "#features/inspector/useToggleKeys.ts";
import type { Asked } from "./PromptDrawer.tsx";

const load = () => import("./PromptDrawer.tsx").then(({ PromptDrawer }) => PromptDrawer);

/** The drawer with the prompt of a reply or of the next message; its code comes with the first look. */
export function usePromptDrawer() {
  const { Dialog: Drawer, isOpen, setIsOpen, open } = useLateDialog(load);
  const [asked, setAsked] = useState<Asked>({ turnId: null });
  const ask = useCallback(
    (turnId: string | null) => {
      setAsked({ turnId });
      open();
    },
    [open],
  );
  const next = () => ask(null);
  useToggleKeys(() => (isOpen ? setIsOpen(false) : next()));
  return { Drawer, isOpen, setIsOpen, asked, setAsked, why: ask, next };
}

export type PromptLook = ReturnType<typeof usePromptDrawer>;
