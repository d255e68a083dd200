"use client";

import { useState } from "react";
import { Button } from "./Button.tsx";

/** Says itself that it did it: the note stands also on pages that have no place for toasts. */
function CopyRequestId({ requestId }: { requestId: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        onClick={() => void navigator.clipboard.writeText(requestId).then(() => setCopied(true))}
      >
        Copy request id
      </Button>
      <span role="status" className="self-center text-sm text-muted">
        {isCopied && "Copied."}
      </span>
    </>
  );
}

/** An error in the place where the content would stand: what happened, and what to do next. */
export function ErrorNote({
  title,
  message,
  requestId,
  onRetry,
}: {
  title: string;
  message: string;
  requestId?: string | undefined;
  onRetry?: () => void;
}) {
  return (
    <section
      role="alert"
      className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-16 text-center"
    >
      <h2 className="font-serif text-2xl font-medium text-balance">{title}</h2>
      <p className="text-muted text-pretty">{message}</p>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        {onRetry !== undefined && (
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        )}
        {requestId !== undefined && <CopyRequestId requestId={requestId} />}
      </div>
    </section>
  );
}
