"use client";

import { type ReactNode, useState } from "react";
import { Badge } from "#ui/Badge.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { AsSent } from "./AsSent.tsx";
import { BudgetBar } from "./BudgetBar.tsx";
import { Failure } from "./Failure.tsx";
import { Fold } from "./Fold.tsx";
import { leftOutOf } from "./leftOut.ts";
import { LeftOutList } from "./LeftOutList.tsx";
import type { Compiled, PromptFailure } from "./livePrompt.ts";
import { LoreList } from "./LoreList.tsx";
import { PromptView } from "./PromptView.tsx";
import { tokenWords } from "./tokenWords.ts";
import { Segments } from "./Segments.tsx";

export type Shown = {
  compiled: Compiled | null;
  isExact: boolean;
  failure: PromptFailure | null;
  onRetry?: () => void;
};

function Total({ shown: { compiled, isExact } }: { shown: Shown }) {
  if (compiled === null) return <span />;
  const { total, limit, counted } = compiled.report;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <p className="text-sm">
        <span className="text-lg font-semibold tabular-nums">
          {isExact ? "" : "≈ "}
          {tokenWords(total, "")}
        </span>{" "}
        <span className="text-muted">of {tokenWords(limit)}</span>
      </p>
      <span title={countedWords(counted.factor)}>
        <Badge>{isExact && counted.by === "o200k" ? "Counted" : "Estimated"}</Badge>
      </span>
    </div>
  );
}

function countedWords(factor: number): string {
  if (factor === 1) return "Counted as OpenAI's models count.";
  return `Other models may count more: ${factor} times what OpenAI's models count is assumed.`;
}

function Details({ compiled: { report } }: { compiled: Compiled }) {
  const missing = leftOutOf(report).length + report.unknown_macros.length;
  const { lore } = report;
  if (missing === 0 && lore === null) return null;
  return (
    <div className="flex flex-col gap-2">
      {missing > 0 && (
        <Fold title="Left out, and why" note={String(missing)} open>
          <LeftOutList report={report} />
        </Fold>
      )}
      {lore !== null && (
        <Fold title="Lore" note={`${lore.active} of ${lore.entries} in the prompt`}>
          <LoreList lore={lore} />
        </Fold>
      )}
    </div>
  );
}

const looks = [
  ["explained", "Explained"],
  ["sent", "As sent"],
] as const;

/** The text itself, explained or in the form of its target. */
function Document({
  compiled: { output, blocks, report },
  language,
  target,
}: {
  compiled: Compiled;
  language: string | undefined;
  target: ReactNode;
}) {
  const [look, setLook] = useState<(typeof looks)[number][0]>("explained");
  return (
    <section aria-label="The prompt" className="flex flex-col gap-3">
      {output !== null && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Segments
            label="How the prompt is shown"
            choices={looks}
            value={look}
            onValue={setLook}
          />
          {target}
        </div>
      )}
      {look === "sent" && output !== null ? (
        <AsSent output={output} />
      ) : (
        <PromptView blocks={blocks} fates={report.lore?.fates} language={language} />
      )}
    </section>
  );
}

/** Shapes of the bar, its legend and the text. */
function InspectorSkeleton() {
  return (
    <div role="status" aria-label="Compiling the prompt" className="flex flex-col gap-4">
      <Skeleton className="h-6 w-2/5" />
      <Skeleton className="h-3.5 w-full" />
      <Skeleton className="h-16 w-4/5" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}

/**
 * A compiled prompt and everything that explains it: what fills the budget, what was left out and
 * why, what the lorebook did, and the text with its sources.
 */
export function Inspector({
  shown,
  language,
  context,
  target,
  children,
  after,
}: {
  shown: Shown;
  language?: string | undefined;
  /** Where they can be chosen: how much the model reads, and the form of the prompt. */
  context?: ReactNode;
  target?: ReactNode;
  /** Between the budget and the text: what can be tried. */
  children?: ReactNode;
  /** Below the text. */
  after?: ReactNode;
}) {
  const { compiled, failure, onRetry } = shown;
  if (compiled === null && failure === null) return <InspectorSkeleton />;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Total shown={shown} />
        {context}
      </div>
      <div role="status" className="empty:hidden">
        {failure !== null && <Failure failure={failure} onRetry={onRetry} />}
      </div>
      {compiled !== null && <BudgetBar report={compiled.report} />}
      {children}
      {compiled !== null && <Details compiled={compiled} />}
      {compiled !== null && <Document compiled={compiled} language={language} target={target} />}
      {after}
    </div>
  );
}
