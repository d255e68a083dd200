"use client";

import { Button } from "#ui/Button.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";

export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <section
      role="alert"
      className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-28 text-center"
    >
      <title>Error · PersonaForge</title>
      <PageHeading>This page could not be shown</PageHeading>
      <p className="text-muted text-pretty">
        Nothing you wrote was lost. Try again; if it stays, the server’s log says why.
      </p>
      {error.digest !== undefined && (
        <p className="text-sm text-faint">
          Error id <code>{error.digest}</code>
        </p>
      )}
      <Button variant="primary" className="mt-3" onClick={reset}>
        Try again
      </Button>
    </section>
  );
}
