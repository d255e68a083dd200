"use client";

import { type ReactNode, useState } from "react";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";

type SecretDialogProps = {
  title: string;
  /** What is lost when nobody stored it: `The key`. */
  what: string;
  /** The secret, once it is there. */
  secret: ReactNode | null;
  /** What the button says that closes it. */
  stored?: string;
  onClose: () => void;
  finalFocus?: () => HTMLElement | null;
  /** What leads to the secret. */
  children: ReactNode;
};

function Question({
  what,
  onBack,
  onClose,
}: {
  what: string;
  onBack: () => void;
  onClose: () => void;
}) {
  return (
    <>
      <p role="alert" className="text-muted">
        {what} cannot be shown again. Close without having stored it?
      </p>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="danger" onClick={onClose}>
          Close anyway
        </Button>
        <Button variant="primary" autoFocus onClick={onBack}>
          Show it again
        </Button>
      </div>
    </>
  );
}

/** Leads to something that is shown once, and closes by itself only when it was stored. */
export function SecretDialog({
  title,
  what,
  secret,
  stored = "I’ve stored it",
  onClose,
  finalFocus,
  children,
}: SecretDialogProps) {
  const [isAsking, setAsking] = useState(false);
  const leave = () => {
    if (secret === null || isAsking) onClose();
    else setAsking(true);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && leave()}
      title={title}
      size="tall"
      {...(finalFocus !== undefined && { finalFocus })}
    >
      {secret === null && children}
      {secret !== null && isAsking && (
        <Question what={what} onBack={() => setAsking(false)} onClose={onClose} />
      )}
      {secret !== null && !isAsking && (
        <>
          {secret}
          <div className="flex justify-end">
            <Button variant="primary" onClick={onClose}>
              {stored}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
