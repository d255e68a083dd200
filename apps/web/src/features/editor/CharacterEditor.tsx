"use client";

import type { Character } from "@personaforge/contract/character";
import type { CharacterContent } from "@personaforge/contract/content";
import { useCallback, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { FormProvider } from "react-hook-form";
import { useHotkeys } from "react-hotkeys-hook";
import { useMayEdit } from "#features/auth/pageSession.ts";
import { toForm } from "#features/characterForm/contentForm.ts";
import { essentialKeys } from "#features/characterForm/fields.ts";
import { CharacterTabs } from "#features/characterTabs/CharacterTabs.tsx";
import { EditorColumns } from "#features/inspector/EditorColumns.tsx";
import type { Pane } from "#features/inspector/panes.ts";
import { fieldOfPath } from "#features/inspector/sourceWords.ts";
import { Badge } from "#ui/Badge.tsx";
import { Banner } from "#ui/Banner.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";
import { AboutCharacter } from "./AboutCharacter.tsx";
import { type Detail, rememberDetail } from "./detailView.ts";
import { focusConflict } from "./ConflictBanner.tsx";
import { SaveBar } from "./EditorBar.tsx";
import { EditorFields } from "./EditorFields.tsx";
import { focusField } from "./fieldPlace.ts";
import { Outline } from "./Outline.tsx";
import type { Remote } from "./reconcile.ts";
import { type Editor, useEditor } from "./useEditor.ts";
import { useLateDialog } from "./useLateDialog.ts";

const loadReview = () => import("./ReviewDialog.tsx").then((module) => module.ReviewDialog);

/** Goes to a field, which may be folded away. */
function useJump(initialDetail: Detail) {
  const [detail, setDetail] = useState(initialDetail);
  const choose = useCallback((next: Detail) => {
    setDetail(next);
    rememberDetail(next);
  }, []);
  const jump = useCallback(
    (path: string) => {
      const key = fieldOfPath(path);
      if (key === null) return;
      if (!essentialKeys.includes(key)) flushSync(() => choose("advanced"));
      focusField(path);
    },
    [choose],
  );
  return { detail, choose, jump };
}

function useReviewing({ form, state }: Editor, mayEdit: boolean) {
  const review = useLateDialog(loadReview);
  const isTyped = state.queue.kind !== "clean";
  const hasProblems = state.draft.problems.length > 0;
  useEffect(() => {
    // Who types will save: the dialog is there before the key is pressed.
    if (isTyped) loadReview().catch(() => undefined);
  }, [isTyped]);
  useEffect(() => {
    if (hasProblems) void form.trigger();
  }, [form, hasProblems]);
  const { conflict } = state;
  const open = () => (conflict === null ? review.open() : focusConflict());
  const hotkey = { enableOnFormTags: true, preventDefault: true, enabled: mayEdit };
  useHotkeys("mod+s", open, hotkey, [open, mayEdit]);
  return { ...review, open };
}

function Heading({ head }: { head: Character }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <PageHeading dir="auto" lang={head.language ?? undefined} className="wrap-anywhere">
        {head.name}
      </PageHeading>
      {head.is_sample && <Badge tone="outline">Sample</Badge>}
    </div>
  );
}

function ReadOnlyNote() {
  return (
    <div className="mt-4">
      <Banner>
        You are a viewer in this workspace: you can read this and chat, but not change it.
      </Banner>
    </div>
  );
}

function Fields({ detail, onDetail }: { detail: Detail; onDetail: (detail: Detail) => void }) {
  const mayEdit = useMayEdit();
  return (
    <form noValidate aria-label="Character" onSubmit={(event) => event.preventDefault()}>
      <fieldset disabled={!mayEdit} className="contents">
        <EditorFields detail={mayEdit ? detail : "advanced"} onDetail={onDetail} />
      </fieldset>
    </form>
  );
}

/** The version that a draft was typed over; null for the content of the newest one. */
export type Underlying = { version: number; content: CharacterContent | null };

export function CharacterEditor({
  remote,
  ground: { version, content },
  initialDetail,
  initialPane,
}: {
  remote: Remote;
  ground: Underlying;
  initialDetail: Detail;
  initialPane: Pane;
}) {
  // The form holds the lorebook in an object of its own, which the server cannot send.
  const texts = useMemo(() => toForm(content ?? remote.head), [content, remote]);
  const editor = useEditor({ ...remote, ground: { version, texts } });
  const { head } = editor.state;
  const mayEdit = useMayEdit();
  const review = useReviewing(editor, mayEdit);
  const { detail, choose, jump } = useJump(initialDetail);
  const { id, slug, is_public: isPublic } = head;
  return (
    <FormProvider {...editor.form}>
      <EditorColumns
        initialPane={initialPane}
        head={
          <>
            <Heading head={head} />
            <CharacterTabs id={id} slug={slug} isPublic={isPublic} current="edit" />
            {mayEdit ? <SaveBar editor={editor} onReview={review.open} /> : <ReadOnlyNote />}
          </>
        }
        onGo={jump}
        isReviewing={review.isOpen}
        outline={(go) => <Outline onOpen={go} />}
        fields={<Fields detail={detail} onDetail={choose} />}
        about={<AboutCharacter editor={editor} />}
        editor={editor}
      />
      {review.Dialog !== null && (
        <review.Dialog
          key={review.visit}
          open={review.isOpen}
          onOpenChange={review.setIsOpen}
          editor={editor}
        />
      )}
    </FormProvider>
  );
}
