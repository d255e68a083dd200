"use client";

import { Button } from "#ui/Button.tsx";
import type { PromptFailure } from "./livePrompt.ts";
import { SourceLink } from "./SourceLink.tsx";
import { fieldOfPath, pathLabel } from "./sourceWords.ts";

/** Why there is no prompt, or only an estimate, and what can be done. */
export function Failure({
  failure: { message, tooLong, path },
  onRetry,
}: {
  failure: PromptFailure;
  onRetry: (() => void) | undefined;
}) {
  if (!tooLong) {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-caution-soft px-3 py-2.5 text-sm">
        <p className="min-w-40 flex-1 wrap-anywhere">
          The counts are estimates. <span className="text-muted">{message}</span>
        </p>
        {onRetry !== undefined && (
          <Button size="sm" onClick={onRetry}>
            Try again
          </Button>
        )}
      </div>
    );
  }
  const label = path === null || fieldOfPath(path) === null ? null : pathLabel(path);
  return (
    <div className="flex flex-col items-start gap-2 rounded-lg border border-danger/30 bg-danger-soft px-3 py-2.5 text-sm">
      <p className="wrap-anywhere">{message}</p>
      {label !== null && (
        <SourceLink
          path={path}
          label={label}
          className="min-h-6 font-medium [button,a]:text-danger [button,a]:underline [button,a]:underline-offset-4"
        >
          Shorten {label}
        </SourceLink>
      )}
    </div>
  );
}
