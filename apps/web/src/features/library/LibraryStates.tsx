"use client";

import Link from "next/link";
import { useQueryStates } from "nuqs";
import { useMayEdit } from "#features/auth/pageSession.ts";
import { templates } from "#features/create/templates.ts";
import { Button, ButtonLink } from "#ui/Button.tsx";
import { EmptyState } from "#ui/EmptyState.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { libraryParams } from "./libraryParams.ts";

/** For those who may only read, in a workspace where nobody wrote anything yet. */
function NothingToRead() {
  return (
    <EmptyState
      title="Nobody lives here yet"
      actions={<ButtonLink href="/explore">Explore public ones</ButtonLink>}
    >
      <p>You see the characters of this workspace here as soon as somebody writes one.</p>
    </EmptyState>
  );
}

export function EmptyLibrary() {
  const mayEdit = useMayEdit();
  if (!mayEdit) return <NothingToRead />;
  return (
    <EmptyState
      title="Nobody lives here yet"
      actions={
        <>
          <ButtonLink variant="primary" href="/studio/new">
            New character
          </ButtonLink>
          <ButtonLink href="/studio/import">Import cards</ButtonLink>
          <ButtonLink href="/explore">Explore public ones</ButtonLink>
        </>
      }
    >
      <p>
        A character begins with a name and a personality. Write one from nothing, or start from{" "}
        {templates.slice(0, 3).map((template, index) => (
          <span key={template.key}>
            {index > 0 && (index === 2 ? " or " : ", ")}
            <Link
              href={`/studio/new?template=${template.key}`}
              className="text-accent underline underline-offset-4"
            >
              {template.phrase}
            </Link>
          </span>
        ))}
        .
      </p>
    </EmptyState>
  );
}

export function NothingFound() {
  const [{ q, tag }, setParams] = useQueryStates(libraryParams);
  return (
    <EmptyState
      title="No character matches"
      actions={
        <>
          {q !== "" && (
            <Button onClick={() => void setParams({ q: null })}>Clear the search</Button>
          )}
          {tag !== "" && <Button onClick={() => void setParams({ tag: null })}>Any tag</Button>}
        </>
      }
    >
      <p className="wrap-anywhere">
        {q !== "" && <>Nothing you wrote contains “{q}”</>}
        {q === "" && <>Nothing you wrote</>}
        {tag !== "" && <> with the tag “{tag}”</>}.
      </p>
    </EmptyState>
  );
}

/** Rows of the height the real ones have, so that nothing jumps when they arrive. */
export function LibrarySkeleton() {
  return (
    <div role="status" aria-label="Loading characters" className="flex flex-col">
      {["w-[56%]", "w-[72%]", "w-[48%]", "w-[64%]", "w-[60%]", "w-[52%]"].map((width) => (
        <div key={width} className="flex items-center gap-4 px-3 py-4">
          <Skeleton className="size-12 rounded-[0.8rem]" />
          <div className="flex-1">
            <Skeleton className="mb-2.5 h-4 w-40" />
            <div className={width}>
              <Skeleton className="h-3.5" />
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}
