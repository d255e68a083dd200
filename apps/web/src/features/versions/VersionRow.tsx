"use client";

import type { VersionSummary } from "@personaforge/contract/version";
import { Ellipsis } from "lucide-react";
import { Badge } from "#ui/Badge.tsx";
import { Button } from "#ui/Button.tsx";
import { Menu } from "#ui/Menu.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { TimelineLink } from "./TimelineLink.tsx";
import { VersionBadges } from "./VersionBadges.tsx";
import { VersionMenuItems, type VersionMenuProps } from "./VersionMenuItems.tsx";
import { sourceWords } from "./versionWords.ts";

export type RowPlace = {
  /** The new side of what is shown. */
  isTo: boolean;
  /** The old side. */
  isFrom: boolean;
};

type Props = RowPlace & {
  id: string;
  version: VersionSummary;
  hasOrigin: boolean;
  menu: Omit<VersionMenuProps, "number">;
  onShow: (diff: Comparison) => void;
};

export const rowStyle =
  "group relative flex gap-2 rounded-lg py-2.5 pr-1.5 pl-3 transition-colors hover:bg-surface data-shown:bg-surface data-shown:shadow-[inset_2px_0_0_var(--accent)]";

function Made({ version }: { version: VersionSummary }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs leading-5 text-faint">
      <span className="min-w-0 wrap-anywhere">
        {version.author.name}, {sourceWords(version)}
      </span>
      <span aria-hidden>·</span>
      <RelativeTime iso={version.created_at} />
      <span aria-hidden>·</span>
      <code title={version.content_hash} className="text-[0.6875rem]">
        <span className="sr-only">content </span>
        {version.content_hash.slice(0, 8)}
      </code>
    </p>
  );
}

/** One version of the timeline. */
export function VersionRow({ id, version, hasOrigin, menu, onShow, isTo, isFrom }: Props) {
  const { number, message } = version;
  return (
    <li className={rowStyle} data-shown={isTo || undefined}>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h3 className="min-w-0 text-[0.9375rem] leading-6">
            <TimelineLink
              id={id}
              diff={comparisonOf(number, hasOrigin)}
              current={isTo}
              onShow={onShow}
            >
              <span className="mr-2 font-semibold tabular-nums">v{number}</span>
              {message === null ? (
                <span className="text-faint">No message</span>
              ) : (
                <span dir="auto" className="line-clamp-2 wrap-anywhere sm:inline">
                  {message}
                </span>
              )}
            </TimelineLink>
          </h3>
          <VersionBadges version={version} />
          {isFrom && <Badge tone="outline">Compared with</Badge>}
        </div>
        <Made version={version} />
      </div>
      <div className="relative">
        <Menu
          trigger={
            <Button size="icon" variant="ghost" aria-label={`What to do with v${number}`}>
              <Ellipsis aria-hidden size={18} />
            </Button>
          }
        >
          <VersionMenuItems {...menu} number={number} />
        </Menu>
      </div>
    </li>
  );
}
