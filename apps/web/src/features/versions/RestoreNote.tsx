"use client";

import { editorPath } from "#features/library/characterLinks.ts";
import { Banner } from "#ui/Banner.tsx";
import { Button, ButtonLink } from "#ui/Button.tsx";
import type { Restore } from "./useRestore.ts";
import type { Versions } from "./useVersions.ts";

/** Says what a restore made; it stays until it is dismissed, since nothing else on the page says it. */
export function RestoreNote({
  restore: { outcome, start, dismiss },
  versions,
}: {
  restore: Restore;
  versions: Versions;
}) {
  if (outcome === null) return null;
  const { from } = outcome;
  if (outcome.state === "failed") {
    return (
      <Banner
        tone="danger"
        role="alert"
        actions={
          <Button size="sm" onClick={() => start(from)}>
            Try again
          </Button>
        }
      >
        v{from} was not restored. {outcome.message}
      </Banner>
    );
  }
  return (
    <Banner
      actions={
        <>
          {outcome.state === "made" && (
            <ButtonLink size="sm" href={editorPath(versions.character.id)}>
              Open v{outcome.version} in the editor
            </ButtonLink>
          )}
          <Button size="sm" variant="ghost" onClick={dismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      {outcome.state === "made"
        ? `v${outcome.version} was made with the content of v${from}. Every version before it is still here.`
        : `v${outcome.version} has the content of v${from} already, so no version was made.`}
      {versions.drafted > 0 && " Your draft stays as it is."}
    </Banner>
  );
}
