"use client";

import type { Character } from "@personaforge/contract/character";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { FormProvider } from "react-hook-form";
import { useHotkeys } from "react-hotkeys-hook";
import { CharacterTabs } from "#features/characterTabs/CharacterTabs.tsx";
import { useTrash } from "#features/library/useCharacterActions.ts";
import { Badge } from "#ui/Badge.tsx";
import { Button } from "#ui/Button.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";
import { RelativeTime } from "#ui/RelativeTime.tsx";
import { CardPreview } from "./CardPreview.tsx";
import type { Detail } from "./detailView.ts";
import { SaveBar } from "./EditorBar.tsx";
import { EditorFields } from "./EditorFields.tsx";
import { useEditor } from "./useEditor.ts";
import { Visibility } from "./Visibility.tsx";

function Facts({ base }: { base: Character }) {
  const facts = [
    ["Version", String(base.version)],
    ["Address", base.slug],
    ["Content", base.content_hash.slice(0, 12)],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-faint">{term}</dt>
          <dd className="truncate text-muted tabular-nums" title={value}>
            {value}
          </dd>
        </div>
      ))}
      <dt className="text-faint">Changed</dt>
      <dd className="text-muted">
        <RelativeTime iso={base.updated_at} />
      </dd>
    </dl>
  );
}

function DeleteButton({ base }: { base: Character }) {
  const router = useRouter();
  const trash = useTrash(() => router.push("/studio"));
  return (
    <Button
      variant="ghost"
      className="-ml-3.5 self-start text-danger hover:text-danger"
      onClick={() => trash(base)}
    >
      Move to the trash
    </Button>
  );
}

/** The browser asks before it closes a page with text that nobody acknowledged. */
function useLeaveWarning(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
}

export function CharacterEditor({
  character,
  initialDetail,
}: {
  character: Character;
  initialDetail: Detail;
}) {
  const editor = useEditor(character);
  const { form, base, save, draft } = editor;
  useHotkeys("mod+s", () => void save.save(), { enableOnFormTags: true, preventDefault: true }, [
    save,
  ]);
  useLeaveWarning(draft.changed.length > 0);
  return (
    <FormProvider {...form}>
      <div className="mx-auto w-full max-w-6xl px-4 pt-6 pb-32 md:px-8 md:pb-16">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <PageHeading dir="auto" lang={base.language ?? undefined} className="wrap-anywhere">
            {base.name}
          </PageHeading>
          {base.is_sample && <Badge tone="outline">Sample</Badge>}
        </div>
        <CharacterTabs id={base.id} slug={base.slug} isPublic={base.is_public} current="edit" />
        <SaveBar editor={editor} />
        <div className="mt-6 grid grid-cols-1 gap-10 lg:grid-cols-[minmax(0,1fr)_19rem] xl:gap-16">
          <form
            noValidate
            aria-label="Character"
            onSubmit={(event) => {
              event.preventDefault();
              void save.save();
            }}
          >
            <EditorFields initialDetail={initialDetail} />
          </form>
          <aside className="flex flex-col gap-8 lg:sticky lg:top-20 lg:self-start">
            <CardPreview id={base.id} />
            <Visibility editor={editor} />
            <Facts base={base} />
            <DeleteButton base={base} />
          </aside>
        </div>
      </div>
    </FormProvider>
  );
}
