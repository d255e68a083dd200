"use client";

import { countCodePoints } from "@personaforge/contract/codePoints";
import { limits } from "@personaforge/contract/limits";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { DiffView } from "#features/diff/DiffView.tsx";
import { useTRPC } from "#trpc/react.ts";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { Dialog } from "#ui/Dialog.tsx";
import { Field } from "#ui/Field.tsx";
import { Skeleton } from "#ui/Skeleton.tsx";
import { TextInput } from "#ui/TextControl.tsx";
import { controlOf, openPlace } from "./fieldPlace.ts";
import { LiveChanges } from "./LiveChanges.tsx";
import { type LabelChoice, needsConfirmation, ReviewLabels } from "./ReviewLabels.tsx";
import { ReviewProblems } from "./ReviewProblems.tsx";
import { suggestMessage } from "./suggestMessage.ts";
import type { Editor } from "./useEditor.ts";
import { useReview } from "./useReview.ts";

type Review = ReturnType<typeof useReview>;

function MessageField({
  message,
  placeholder,
  onMessage,
}: {
  message: string;
  placeholder: string;
  onMessage: (message: string) => void;
}) {
  const over = countCodePoints(message) - limits.version_message;
  return (
    <Field
      label="What changed"
      hint="Optional: one line for the timeline."
      error={over > 0 ? `The message is ${over} characters too long.` : undefined}
    >
      {(field) => (
        <TextInput
          {...field}
          autoComplete="off"
          placeholder={placeholder}
          value={message}
          onChange={(event) => onMessage(event.target.value)}
        />
      )}
    </Field>
  );
}

function Changes({ review, language }: { review: Review; language: string | null }) {
  const { changes, failure } = review;
  if (changes === undefined) return failure === null ? <Skeleton className="h-40" /> : null;
  return <DiffView fields={changes.fields} language={language} view="inline" />;
}

function Failure({ review }: { review: Review }) {
  if (review.failure === null) return null;
  return (
    <Banner
      tone="caution"
      role="alert"
      actions={
        review.changes === undefined && (
          <Button size="sm" onClick={() => void review.send()}>
            Try again
          </Button>
        )
      }
    >
      {review.failure}
    </Banner>
  );
}

function useLabels(id: string) {
  const trpc = useTRPC();
  const [choice, setChoice] = useState<LabelChoice>({ chosen: new Set(), isConfirmed: false });
  const { data } = useQuery(trpc.labels.list.queryOptions({ id }));
  return { labels: data?.items ?? [], choice, setChoice };
}

function ReviewForm({
  editor,
  review,
  onClose,
}: {
  editor: Editor;
  review: Review;
  onClose: () => void;
}) {
  const { head, changed, acknowledged } = editor.state;
  const [message, setMessage] = useState("");
  const { labels, choice, setChoice } = useLabels(head.id);
  const version = head.version + 1;
  const isBlocked =
    editor.versions.isSaving ||
    review.changes === undefined ||
    review.problems.length > 0 ||
    needsConfirmation(choice) ||
    countCodePoints(message) > limits.version_message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBlocked) return;
    const text = message.trim();
    const words = { labels: [...choice.chosen], ...(text !== "" && { message: text }) };
    if (await review.save(words)) onClose();
  };
  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void submit(event)}>
      <MessageField
        message={message}
        placeholder={suggestMessage(changed)}
        onMessage={setMessage}
      />
      <ReviewLabels
        labels={labels}
        version={version}
        choice={choice}
        onChoice={setChoice}
        liveChanges={<LiveChanges id={head.id} language={acknowledged.language || null} />}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" disabled={isBlocked}>
          Save version {version}
        </Button>
      </div>
    </form>
  );
}

/** The last look before a draft becomes a version: what changed, why, and who gets it. */
export function ReviewDialog({
  open,
  onOpenChange,
  editor,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  editor: Editor;
}) {
  const review = useReview(editor, open);
  const { head, acknowledged, conflict } = editor.state;
  const leadsTo = useRef<string | null>(null);
  const close = () => onOpenChange(false);
  // A conflict is decided on the page, where both texts are explained.
  const hasConflict = conflict !== null;
  useEffect(() => {
    if (hasConflict) onOpenChange(false);
  }, [hasConflict, onOpenChange]);
  const isSame = review.changes?.identical === true && open && !editor.versions.isSaving;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title={isSame ? `Nothing changed since version ${head.version}` : "Review and save"}
      finalFocus={() => (leadsTo.current === null ? null : controlOf(leadsTo.current))}
    >
      <Failure review={review} />
      <ReviewProblems
        problems={review.problems}
        onOpen={(path) => {
          leadsTo.current = path;
          openPlace(path);
          close();
        }}
      />
      {isSame ? (
        <Button className="self-end" onClick={close}>
          Close
        </Button>
      ) : (
        <>
          <ReviewForm editor={editor} review={review} onClose={close} />
          <Changes review={review} language={acknowledged.language || null} />
        </>
      )}
    </Dialog>
  );
}
