"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { classNames } from "./classNames.ts";

const backdrop =
  "fixed inset-0 z-40 bg-black/35 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0";
const popup =
  "fixed inset-x-4 bottom-4 z-50 mx-auto flex max-h-[calc(100dvh-2rem)] flex-col gap-4 overflow-y-auto rounded-xl border border-line bg-raised p-6 shadow-raised transition-[opacity,translate] duration-150 ease-settle data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:bottom-auto";
const sizes = {
  md: "max-w-lg sm:top-[18vh] sm:max-h-[78vh]",
  tall: "max-w-lg sm:top-[6vh] sm:max-h-[88vh]",
  lg: "max-w-4xl sm:top-[6vh] sm:max-h-[88vh]",
};
const title = "font-serif text-xl font-medium";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  children: ReactNode;
};

type WideDialogProps = DialogProps & {
  /** `tall` is for long forms, `lg` for texts side by side. */
  size?: keyof typeof sizes;
  /** Where the focus goes when it opens: to its first control, or to what this gives. */
  initialFocus?: () => HTMLElement | null;
  /** Where the focus goes when it closes: by itself to where it was, or to what this gives. */
  finalFocus?: () => HTMLElement | null;
};

/** A window over the page that can be closed with Esc or by a click beside it. */
export function Dialog({ size = "md", initialFocus, finalFocus, ...props }: WideDialogProps) {
  return (
    <Base.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Popup
          className={classNames(popup, sizes[size])}
          {...(initialFocus === undefined ? {} : { initialFocus })}
          {...(finalFocus === undefined ? {} : { finalFocus })}
        >
          <Base.Title className={title}>{props.title}</Base.Title>
          {props.children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Asks before something that cannot be undone with one click. The focus starts on the safe answer. */
export function ConfirmDialog({
  confirmLabel,
  onConfirm,
  ...props
}: DialogProps & { confirmLabel: string; onConfirm: () => void }) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdrop} />
        <AlertDialog.Popup className={classNames(popup, sizes.md)}>
          <AlertDialog.Title className={title}>{props.title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="text-muted">
            {props.children}
          </AlertDialog.Description>
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialog.Close render={<Button>Cancel</Button>} />
            <AlertDialog.Close
              render={
                <Button variant="danger" onClick={onConfirm}>
                  {confirmLabel}
                </Button>
              }
            />
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
