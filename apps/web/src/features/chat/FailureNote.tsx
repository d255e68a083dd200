"use client";

import { CircleAlert, RotateCcw } from "lucide-react";
import { Button } from "#ui/Button.tsx";
import type { ReplyFailure } from "./replyFailure.ts";
import { useCountdown } from "./useCountdown.ts";

/** In the place of the reply: why there is none, in the server's words, and what can be done. */
export function FailureNote({
  failure,
  disabled,
  onRetry,
  onNew,
  onStopOther,
}: {
  failure: ReplyFailure;
  disabled: boolean;
  onRetry: () => void;
  onNew: () => void;
  /** Ends the reply that another window of this conversation is waiting for. */
  onStopOther: () => void;
}) {
  const wait = useCountdown(failure.retryAfter ?? 0);
  return (
    <div
      role="alert"
      className="flex flex-col gap-3 rounded-lg border border-danger/30 bg-danger-soft px-4 py-3 text-sm"
    >
      <p className="flex gap-2.5 wrap-anywhere">
        <CircleAlert aria-hidden size={17} className="mt-0.5 shrink-0 text-danger" />
        <span>{failure.message}</span>
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" disabled={disabled || wait > 0} onClick={onRetry}>
          <RotateCcw aria-hidden size={14} />
          {wait > 0 ? `Send again in ${wait} s` : "Send again"}
        </Button>
        {failure.code === "CONTEXT_TOO_LONG" && (
          <Button size="sm" onClick={onNew}>
            New conversation
          </Button>
        )}
        {failure.code === "CONVERSATION_BUSY" && (
          <Button size="sm" onClick={onStopOther}>
            Stop the other reply
          </Button>
        )}
        {failure.requestId !== undefined && (
          <span className="text-xs text-muted wrap-anywhere">Request {failure.requestId}</span>
        )}
      </div>
    </div>
  );
}
