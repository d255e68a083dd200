"use client";

import type { ImportItem } from "@personaforge/contract/import";
import { failureWords } from "#trpc/failureWords.ts";
import { Badge } from "#ui/Badge.tsx";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { type Answers, type Decision, isChosen } from "./decisions.ts";
import { usePreview } from "./importApi.ts";
import { ItemAnswer, titleOf } from "./ItemAnswer.tsx";
import { ItemPicture } from "./ItemPicture.tsx";
import { itemStatus } from "./itemStatus.ts";
import { PreviewBody } from "./PreviewBody.tsx";
import { kindWords } from "./reportWords.ts";
import { useIsTyping } from "./typedTexts.ts";

type Props = {
  jobId: string;
  item: ImportItem;
  answers: Answers;
  isLocked: boolean;
  onDecide: (item: ImportItem, decision: Decision) => void;
  /** Imports it, where it is the only file. */
  onImport: (() => void) | null;
  onClose: () => void;
};

function Facts({ item, answers }: Pick<Props, "item" | "answers">) {
  const { tone, label, words } = itemStatus(item, answers);
  const { report } = item;
  return (
    <div className="flex min-w-0 flex-col gap-1 text-sm text-muted">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Badge tone={tone}>{label}</Badge>
        {report !== null && <span>{kindWords(report)}</span>}
        {report !== null && report.creator !== "" && (
          <span dir="auto" className="wrap-anywhere">
            by {report.creator}
          </span>
        )}
      </p>
      <p className="text-faint wrap-anywhere" dir="auto">
        {item.name}
      </p>
      {words !== null && <p className="text-pretty">{words}</p>}
    </div>
  );
}

/** Ready files can be left out, and taken in again. */
function LeaveOut({ item, answers, onDecide, onImport }: Props) {
  if (item.state !== "ready" || onImport !== null) return null;
  const isIn = isChosen(item, answers);
  return (
    <Button variant="ghost" onClick={() => onDecide(item, { action: isIn ? "skip" : "import" })}>
      {isIn ? "Leave it out" : "Take it in"}
    </Button>
  );
}

function Actions(props: Props) {
  const { item, answers, isLocked, onImport, onClose } = props;
  const isTyping = useIsTyping(item.id);
  const mayImport = onImport !== null && !isLocked && isChosen(item, answers);
  return (
    <div className="sticky -bottom-6 -mx-6 -mb-6 flex flex-wrap justify-end gap-2 border-t border-line bg-raised px-6 py-4">
      {mayImport && isTyping && (
        <p className="mr-auto self-center text-sm text-muted">Save or cancel your edit first.</p>
      )}
      {!isLocked && <LeaveOut {...props} />}
      <Button data-first={!mayImport || undefined} onClick={onClose}>
        Close
      </Button>
      {mayImport && (
        <Button
          variant="primary"
          data-first
          aria-disabled={isTyping}
          onClick={isTyping ? showTyped : onImport}
        >
          {item.report?.kind === "lorebook" ? "Add the lorebook" : "Import the character"}
        </Button>
      )}
    </div>
  );
}

/** Back to what is typed and not saved, which would be lost. */
function showTyped() {
  document.querySelector<HTMLElement>("[data-over-limit]")?.focus();
}

/** One file before it is imported: what it becomes, what it waits for, and what was found in it. */
export function PreviewDialog(props: Props) {
  const { jobId, item, answers, isLocked, onDecide, onClose } = props;
  const { data, error, isPending, refetch } = usePreview(jobId, item.id);
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={titleOf(item)}
      initialFocus={() => document.querySelector<HTMLElement>("[data-first]")}
      finalFocus={() => document.querySelector<HTMLElement>(`[data-item="${item.id}"]`)}
    >
      <div className="flex gap-4">
        {data === undefined ? (
          <Skeleton className="size-20 shrink-0 rounded-[1.25rem]" />
        ) : (
          <ItemPicture jobId={jobId} item={item} picture={data.content?.avatar} size="lg" />
        )}
        <div className="min-w-0 flex-1">
          <Facts item={item} answers={answers} />
          {!isLocked && (
            <ItemAnswer
              item={item}
              answers={answers}
              onDecide={(decision) => onDecide(item, decision)}
            />
          )}
        </div>
      </div>
      {error !== null && (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-danger">
          {failureWords(error)} <Button onClick={() => void refetch()}>Try again</Button>
        </p>
      )}
      {/* As high before as after, so that the window does not grow when its content arrives. It must
          not shrink either, or the buttons under it would stand in the middle of a long text. */}
      <div className="min-h-[50dvh] shrink-0">
        {isPending && <Skeleton className="h-64" />}
        {data !== undefined && <PreviewBody preview={data} {...{ jobId, item, isLocked }} />}
      </div>
      <Actions {...props} />
    </Dialog>
  );
}
