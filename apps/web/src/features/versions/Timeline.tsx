"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { ErrorNote } from "#ui/ErrorNote.tsx";
import { LoadMore } from "#ui/LoadMore.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { draftComparison, numberOf } from "./comparison.ts";
import { failureWords } from "#trpc/failureWords.ts";
import { TimelineLink } from "./TimelineLink.tsx";
import type { Compared } from "./useComparison.ts";
import { useVersionKeys } from "./useVersionKeys.ts";
import type { Versions } from "./useVersions.ts";
import { rowStyle, VersionRow } from "./VersionRow.tsx";
import type { VersionMenuProps } from "./VersionMenuItems.tsx";
import { TimelineSkeleton } from "./VersionsStates.tsx";
import { fieldsChanged } from "./versionWords.ts";

type Props = {
  versions: Versions;
  compared: Compared;
  menu: Omit<VersionMenuProps, "number">;
};

function DraftRow({ versions, compared }: Props) {
  const { character, drafted, draftedAt } = versions;
  const { comparison, isSaid } = compared;
  const isTo = comparison.to === "draft";
  const side = isTo ? "to" : comparison.from === "draft" ? "from" : undefined;
  return (
    <li className={rowStyle} data-side={side}>
      <div className="min-w-0 flex-1">
        <h3 className="text-[0.9375rem] leading-6">
          <TimelineLink
            id={character.id}
            diff={draftComparison(character.version)}
            current={isTo && isSaid}
            onShow={compared.show}
          >
            <span className="font-semibold">Draft</span>
            <span>{fieldsChanged(drafted)}</span>
          </TimelineLink>
        </h3>
        <p className="text-xs leading-5 text-faint">
          Only you see it{draftedAt !== null && <> · </>}
          {draftedAt !== null && <RelativeTime iso={draftedAt} />}
        </p>
      </div>
    </li>
  );
}

function Rows(props: Props) {
  const { versions, compared, menu } = props;
  const { character, rows, known, timeline } = versions;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const to = numberOf(compared.comparison.to, known);
  const from = numberOf(compared.comparison.from, known);
  const sideOf = (number: number) => (number === to ? "to" : number === from ? "from" : undefined);
  return (
    <>
      <ol className="flex flex-col gap-0.5" aria-label="Versions, newest first">
        {versions.drafted > 0 && <DraftRow {...props} />}
        {rows.map((version) => (
          <VersionRow
            key={version.number}
            id={character.id}
            version={version}
            hasOrigin={character.origin !== null}
            side={sideOf(version.number)}
            isShown={compared.isSaid}
            menu={menu}
            onShow={compared.show}
          />
        ))}
      </ol>
      {hasNextPage && <LoadMore onMore={more} busy={isFetchingNextPage} />}
    </>
  );
}

/** A link from elsewhere may show a version far down the list: it begins there. */
function useStartAtShown(list: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[data-side="to"]');
    const scroller = row?.offsetParent;
    if (!row || !scroller || row.offsetTop < scroller.clientHeight / 2) return;
    scroller.scrollTop = row.offsetTop - scroller.clientHeight / 2;
  }, [list]);
}

/** Every version the character had, and my draft on top of them. */
export function Timeline(props: Props) {
  const { error, isPending, refetch } = props.versions.timeline;
  const list = useRef<HTMLDivElement>(null);
  useVersionKeys(list);
  useStartAtShown(list);
  if (isPending) return <TimelineSkeleton />;
  if (error !== null && props.versions.rows.length === 0) {
    return (
      <ErrorNote
        title="The versions could not be read"
        message={failureWords(error)}
        requestId={error.data?.requestId}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <div ref={list}>
      {error !== null && (
        <Banner tone="caution" actions={<Button onClick={() => void refetch()}>Try again</Button>}>
          These are the versions as they were last read. {failureWords(error)}
        </Banner>
      )}
      <Rows {...props} />
    </div>
  );
}
