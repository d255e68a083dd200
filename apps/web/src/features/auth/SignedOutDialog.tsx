"use client";

import { useEffect, useId, useRef } from "react";
import { createPortal } from "react-dom";
import { Button } from "#ui/Button.tsx";
import { tellTabs } from "./sessionNews.ts";
import { SignInSteps } from "./SignInSteps.tsx";

function Replaced() {
  return (
    <>
      <p className="text-muted">
        Another tab signed in to another account. This page belongs to the one before, so nothing
        more is sent from it. What you wrote is kept in this browser.
      </p>
      <Button variant="primary" onClick={() => location.reload()}>
        Load the page again
      </Button>
    </>
  );
}

function Ended({
  email,
  onReturn,
  onDismiss,
}: {
  email: string;
  onReturn: () => void;
  onDismiss: () => void;
}) {
  const done = () => {
    tellTabs();
    onReturn();
  };
  return (
    <>
      <p className="text-muted">Sign in to go on. Everything you wrote is still on the page.</p>
      <SignInSteps initialEmail={email} onDone={done} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <a
          href="/sign-in"
          target="_blank"
          rel="noreferrer"
          className="text-sm text-accent underline underline-offset-4"
        >
          Sign in another way, in a new tab
        </a>
        <Button variant="ghost" onClick={onDismiss}>
          Not now
        </Button>
      </div>
    </>
  );
}

/** Above everything, other dialogs included: the browser's own top layer. */
export function SignedOutDialog({
  isReplaced,
  ...props
}: {
  isReplaced: boolean;
  email: string;
  onReturn: () => void;
  onDismiss: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
    dialog.current?.querySelector<HTMLInputElement>("input[name=password]")?.focus();
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!isReplaced) props.onDismiss();
      }}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised p-6 text-ink shadow-raised backdrop:bg-black/35"
    >
      <div className="flex flex-col gap-5">
        <h2 id={titleId} className="font-serif text-xl font-medium">
          {isReplaced ? "Somebody else is signed in" : "You were signed out"}
        </h2>
        {isReplaced ? <Replaced /> : <Ended {...props} />}
      </div>
    </dialog>,
    document.body,
  );
}
