"use client";

import type { VersionSummary } from "@personaforge/contract/version";
import { Ellipsis } from "lucide-react";
import { Button } from "#ui/Button.tsx";
import { Menu } from "#ui/Menu.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { type Comparison, comparisonOf } from "./comparison.ts";
import { TimelineLink } from "./TimelineLink.tsx";
import { VersionBadges } from "./VersionBadges.tsx";
import { VersionMenuItems, type VersionMenuProps } from "./VersionMenuItems.tsx";
import { sourceWords } from "./versionWords.ts";

/** Which side of what is shown a row is: the new one or the old one. */
type RowSide = "to" | "from" | undefined;

type Props = {
  side: RowSide;
  /** Whether what lies between the two sides is shown now. */
  isShown: boolean;
  id: string;
  version: VersionSummary;
  hasOrigin: boolean;
  menu: Omit<VersionMenuProps, "number">;
  onShow: (diff: Comparison) => void;
};

export const rowStyle =
  "group relative flex gap-2 rounded-lg py-2.5 pr-1.5 pl-3.5 transition-colors hover:bg-surface before:absolute before:inset-y-2 before:left-0 before:border-l-3 before:border-transparent lg:data-[side=to]:bg-surface lg:data-[side=to]:before:border-accent lg:data-[side=from]:before:border-dotted lg:data-[side=from]:before:border-edge";

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
export function VersionRow({ id, version, hasOrigin, menu, onShow, side, isShown }: Props) {
  const { number, message } = version;
  return (
    <li className={rowStyle} data-side={side}>
      <div className="min-w-0 flex-1">
        <h3 className="text-[0.9375rem] leading-6">
          <TimelineLink
            id={id}
            diff={comparisonOf(number, hasOrigin)}
            current={isShown && side === "to"}
            onShow={onShow}
          >
            <span className="shrink-0 font-semibold tabular-nums">v{number}</span>
            {message === null ? (
              <span className="text-faint">No message</span>
            ) : (
              <span dir="auto" className="line-clamp-2 wrap-anywhere">
                {message}
              </span>
            )}
            {isShown && side === "from" && <span className="sr-only">(compared with)</span>}
          </TimelineLink>
        </h3>
        <VersionBadges version={version} />
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
