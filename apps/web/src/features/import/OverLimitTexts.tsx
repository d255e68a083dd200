"use client";

import type { OverLimitText } from "@personaforge/contract/importAnswer";
import { useEffect, useRef } from "react";
import { contentLabels } from "#features/characterForm/fields.ts";
import { failureWords } from "#trpc/failureWords.ts";
import { Badge } from "#ui/Badge.tsx";
import { Button } from "#ui/Button.tsx";
import { useAnswer } from "./importApi.ts";
import { counted } from "./importWords.ts";
import { overLimitSize } from "./overLimit.ts";
import { PreviewPart } from "./PreviewPart.tsx";
import { TextEdit } from "./TextEdit.tsx";
import { useTypedText } from "./typedTexts.ts";

const answered = { edit: "Edited", move: "Opening scene" } as const;

type Props = { jobId: string; itemId: string; long: OverLimitText };

/** Sends what is said about one text, and keeps the focus beside it. */
function useOverLimit({ jobId, itemId, long }: Props) {
  const { field } = long;
  const [typed, setTyped] = useTypedText(itemId, field);
  const { mutate, isPending, error, reset } = useAnswer(jobId, itemId);
  const edit = useRef<HTMLButtonElement>(null);
  const wasTyping = useRef(typed !== undefined);
  useEffect(() => {
    if (wasTyping.current && typed === undefined) edit.current?.focus();
    wasTyping.current = typed !== undefined;
  }, [typed]);
  const send = (answer: { action: "edit"; text: string } | { action: "move" } | null) => {
    if (isPending) return;
    const onSuccess = () => {
      setTyped(undefined);
      // The button that was pressed may be gone.
      edit.current?.focus();
    };
    mutate({ id: jobId, item_id: itemId, over_limit: { [field]: answer } }, { onSuccess });
  };
  return {
    ...{ typed, isPending, edit },
    failure: error === null ? undefined : failureWords(error),
    send,
    type: (text: string | undefined) => {
      reset();
      setTyped(text);
    },
  };
}

type State = ReturnType<typeof useOverLimit>;

function Choices({ long, state }: { long: OverLimitText; state: State }) {
  const { answer, may_move: mayMove, text } = long;
  const { send, type, isPending, edit } = state;
  const label = contentLabels[long.field];
  const isMoved = answer?.action === "move";
  const back = isMoved ? "Move it back" : "Take the edit back";
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayMove && !isMoved && (
        <Button
          size="sm"
          aria-label={`Move to the opening scene: ${label}`}
          aria-disabled={isPending}
          onClick={() => send({ action: "move" })}
        >
          Move to the opening scene
        </Button>
      )}
      <Button
        ref={edit}
        size="sm"
        aria-label={`Edit ${label}`}
        onClick={() => type(answer?.action === "edit" ? answer.text : text)}
      >
        Edit
      </Button>
      {answer !== null && (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`${back}: ${label}`}
          aria-disabled={isPending}
          onClick={() => send(null)}
        >
          {back}
        </Button>
      )}
    </div>
  );
}

function OverLimitEntry(props: Props) {
  const { long } = props;
  const state = useOverLimit(props);
  const { typed, failure, isPending, send, type } = state;
  const label = contentLabels[long.field];
  return (
    <li className="flex flex-col gap-2 py-3">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
        <span className="font-medium">{label}</span>
        <span className="text-faint">{overLimitSize(long)}</span>
        {long.answer !== null && <Badge tone="accent">{answered[long.answer.action]}</Badge>}
      </p>
      {typed === undefined ? (
        <Choices long={long} state={state} />
      ) : (
        <TextEdit
          {...{ long, label, failure, isPending }}
          text={typed}
          onType={type}
          onSave={() => send({ action: "edit", text: typed })}
          onCancel={() => type(undefined)}
        />
      )}
      {typed === undefined && failure !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {failure}
        </p>
      )}
    </li>
  );
}

/** What to say about texts that are longer than their field, before they are cut. */
export function OverLimitTexts({
  texts,
  ...of
}: Pick<Props, "jobId" | "itemId"> & { texts: readonly OverLimitText[] }) {
  const open = texts.filter(({ answer }) => answer === null).length;
  return (
    <PreviewPart
      title={`Over the limit: ${counted(texts.length, "text")}`}
      about="The character gets the beginning of each, and its draft all of it, unless you say otherwise here. The file keeps everything."
    >
      <ul className="divide-y divide-line border-y border-line">
        {texts.map((long) => (
          <OverLimitEntry key={long.field} {...of} long={long} />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {open === 0 ? "Every text over its limit is answered." : `${counted(open, "text")} to go.`}
      </p>
    </PreviewPart>
  );
}
