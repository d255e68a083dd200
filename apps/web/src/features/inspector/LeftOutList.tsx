"use client";

import type { PromptReport } from "@personaforge/contract/promptReport";
import { leftOutOf } from "./leftOut.ts";
import { SourceLink } from "./SourceLink.tsx";
import { useWayTo } from "./sourcePlace.ts";
import { pathLabel } from "./sourceWords.ts";
import { tokenWords } from "./tokenWords.ts";

const linkLook =
  "[button,a]:text-accent [button,a]:underline [button,a]:underline-offset-4" as const;

/** Leads to the switch, for whoever may use it. */
function HowToSwitchOn() {
  const path = "trusts_instructions";
  if (useWayTo(path) === undefined) return null;
  const label = pathLabel(path);
  return (
    <li className="text-sm">
      Read them first, then switch them on:{" "}
      <SourceLink path={path} label={label} className={`font-medium ${linkLook}`}>
        {label}
      </SourceLink>
    </li>
  );
}

/** What was written or said and is not sent, and why. */
export function LeftOutList({ report }: { report: PromptReport }) {
  const leftOut = leftOutOf(report);
  return (
    <ul className="flex flex-col gap-2.5">
      {leftOut.map(({ key, label, field, tokens, words }) => (
        <li key={key} className="flex flex-col text-sm">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <SourceLink path={field} label={label} className={`font-medium ${linkLook}`}>
              {label}
            </SourceLink>
            {tokens > 0 && (
              <span className="text-xs text-muted">{tokenWords(tokens)} left out</span>
            )}
          </span>
          <span className="text-muted wrap-anywhere">{words}</span>
        </li>
      ))}
      {leftOut.some(({ isOff }) => isOff) && <HowToSwitchOn />}
      {report.unknown_macros.map(({ path, macro }) => (
        <li key={`${path} ${macro}`} className="flex flex-col text-sm">
          <SourceLink
            path={path}
            label={macro}
            className={`self-start font-mono text-[0.8125rem] wrap-anywhere ${linkLook}`}
          >
            {macro}
          </SourceLink>
          <span className="text-muted">
            Nothing stands for this placeholder: it is sent as it is written.
          </span>
        </li>
      ))}
    </ul>
  );
}
