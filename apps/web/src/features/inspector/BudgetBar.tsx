"use client";

import type { PromptReport } from "@personaforge/contract/promptReport";
import { ChevronDown } from "lucide-react";
import { useMemo } from "react";
import { classNames } from "#ui/classNames.ts";
import { isHeavy, type Segment, segmentsOf, sentOrder, tokensBySent } from "./budgetSegments.ts";
import "./palette.css";
import { sentWords } from "./sectionLook.ts";
import { SourceLink } from "./SourceLink.tsx";
import { tokenWords } from "./tokenWords.ts";
import { useSourceClicks } from "./useSourceClicks.ts";

/** A picture of the legend below it; what can be done with it can be done there by keyboard. */
function Bar({ segments, of, slim }: { segments: readonly Segment[]; of: number; slim: boolean }) {
  const bar = useSourceClicks<HTMLDivElement>();
  const free = of - segments.reduce((sum, { tokens }) => sum + tokens, 0);
  return (
    <div
      ref={bar}
      aria-hidden
      className={classNames(
        "flex gap-px overflow-hidden rounded-sm bg-sunken",
        slim ? "h-1.5" : "h-3.5",
      )}
    >
      {segments.map(({ name, label, hue, tokens, sent, field }) => (
        <span
          key={name}
          title={`${label}: ${tokenWords(tokens)}`}
          data-hue={hue}
          data-sent={sent}
          data-source={field ?? undefined}
          className="budget-part min-w-px basis-0 data-source:cursor-pointer"
          style={{ flexGrow: tokens }}
        />
      ))}
      {free > 0 && <span className="basis-0" style={{ flexGrow: free }} />}
    </div>
  );
}

/** Over the room that there is; and enlarged, where that is too small to be read. */
function Bars({ segments, report }: { segments: readonly Segment[]; report: PromptReport }) {
  const { total, limit } = report;
  const isSmall = total * 3 < limit;
  return (
    <>
      <Bar segments={segments} of={limit} slim={isSmall} />
      {isSmall && <Bar segments={segments} of={total} slim={false} />}
    </>
  );
}

function Swatch({ sent }: { sent: Segment["sent"] }) {
  return (
    <span
      aria-hidden
      data-hue="slate"
      data-sent={sent}
      className="budget-part h-2.5 w-4 shrink-0 rounded-[2px]"
    />
  );
}

/** The segments that are sent equally often. */
function LegendGroup({ sent, own }: { sent: Segment["sent"]; own: readonly Segment[] }) {
  const { label, hint } = sentWords[sent];
  return (
    <div className="flex flex-col gap-0.5">
      <dt className="flex items-center gap-1.5 text-xs text-muted">
        <Swatch sent={sent} />
        {label}: {hint}
      </dt>
      <dd>
        <ul className="flex flex-wrap gap-x-1.5">
          {own.map((segment) => (
            <li key={segment.name} data-hue={segment.hue}>
              <SourceLink
                path={segment.field}
                label={segment.label}
                className="inline-flex min-h-6 items-center gap-1.5 rounded-sm px-1 text-xs text-muted pointer-coarse:min-h-11 [button,a]:hover:text-ink [button,a]:hover:underline"
              >
                <span aria-hidden className="size-2 rounded-full bg-(--mark)" />
                {segment.label}
                <span className="tabular-nums">{tokenWords(segment.tokens, "")}</span>
              </SourceLink>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function Legend({ segments }: { segments: readonly Segment[] }) {
  const sums = tokensBySent(segments);
  const groups = sentOrder.filter((sent) => sums[sent] > 0);
  return (
    <details className="group">
      <summary className="-mx-1 flex min-h-7 list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-sm px-1 text-xs text-muted hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        {groups.map((sent) => (
          <span key={sent} className="inline-flex items-center gap-1.5">
            <Swatch sent={sent} />
            {sentWords[sent].label}
            <span className="font-medium text-ink tabular-nums">{tokenWords(sums[sent], "")}</span>
          </span>
        ))}
        <span className="ms-auto inline-flex items-center gap-0.5">
          By section
          <ChevronDown
            aria-hidden
            size={14}
            className="transition-transform group-open:rotate-180"
          />
        </span>
      </summary>
      <dl className="flex flex-col gap-2 pt-2">
        {groups.map((sent) => (
          <LegendGroup
            key={sent}
            sent={sent}
            own={segments.filter((segment) => segment.sent === sent)}
          />
        ))}
      </dl>
    </details>
  );
}

/** What fills the context of the model: by section, and by how often it is sent. */
export function BudgetBar({ report }: { report: PromptReport }) {
  const segments = useMemo(() => segmentsOf(report), [report]);
  return (
    <section aria-label="Budget" className="flex flex-col gap-1.5">
      <Bars segments={segments} report={report} />
      <Legend segments={segments} />
      {isHeavy(report) && (
        <p className="rounded-md bg-caution-soft px-3 py-2 text-sm">
          More than half of what this model can read is always sent. Little room is left for the
          conversation.
        </p>
      )}
    </section>
  );
}
