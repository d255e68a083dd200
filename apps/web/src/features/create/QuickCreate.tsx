"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { use, useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { useHotkeys } from "react-hotkeys-hook";
import { PageSessionContext } from "#features/auth/pageSession.ts";
import { emptyForm } from "#features/characterForm/contentForm.ts";
import { contentResolver } from "#features/characterForm/contentResolver.ts";
import { newDraftOf } from "#features/characterForm/drafts.ts";
import { nameSpec, personalitySpec, storySpecs } from "#features/characterForm/fields.ts";
import { FoundDraft } from "#features/characterForm/FoundDraft.tsx";
import { MoreFields } from "#features/characterForm/MoreFields.tsx";
import { TextField } from "#features/characterForm/TextField.tsx";
import { useDraft } from "#features/characterForm/useDraft.ts";
import { chatPath, editorPath } from "#features/library/characterLinks.ts";
import { useTRPC } from "#trpc/react.ts";
import { Banner } from "#ui/Banner.tsx";
import { Button } from "#ui/Button.tsx";
import { keepFieldFocus } from "#ui/keepFieldFocus.ts";
import { useModKey } from "#ui/useModKey.ts";
import { TemplateChips } from "./TemplateChips.tsx";
import { templates } from "./templates.ts";

function useQuickCreate(templateKey: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const template = templates.find(({ key }) => key === templateKey);
  const [acknowledged, setAcknowledged] = useState(() => ({
    texts: { ...emptyForm, ...template?.content },
    revision: 0,
  }));
  const form = useForm({
    defaultValues: acknowledged.texts,
    resolver: contentResolver,
    mode: "onTouched",
  });
  const { account } = use(PageSessionContext);
  const draft = useDraft(form, newDraftOf(account?.id), acknowledged);
  const create = useMutation(
    trpc.characters.create.mutationOptions({
      onSuccess: (character) => {
        queryClient.setQueryData(trpc.characters.get.queryKey({ id: character.id }), character);
        void queryClient.invalidateQueries(trpc.characters.list.pathFilter());
      },
    }),
  );
  const submit = (next: (id: string) => string) =>
    form.handleSubmit((content) =>
      create.mutate(content, {
        onSuccess: ({ id }) => {
          // The server has it now: this browser need not keep it.
          setAcknowledged({ texts: { ...form.getValues() }, revision: 0 });
          router.push(next(id));
        },
      }),
    )();
  return { form, draft, create, submit };
}

function CreateBar({
  busy,
  onCreate,
  onCreateAndChat,
}: {
  busy: boolean;
  onCreate: () => void;
  onCreateAndChat: () => void;
}) {
  const mod = useModKey();
  return (
    <div
      ref={keepFieldFocus}
      className="sticky bottom-[calc(var(--bar)+env(safe-area-inset-bottom))] z-10 -mx-4 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-canvas px-4 py-3 md:bottom-0"
    >
      <Button disabled={busy} onClick={onCreate}>
        Create and edit
      </Button>
      <Button
        variant="primary"
        disabled={busy}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={onCreateAndChat}
      >
        Create and chat
        <span aria-hidden className="hidden text-xs opacity-70 md:inline">
          {mod}⏎
        </span>
      </Button>
    </div>
  );
}

function MoreToggle({ isOpen, onToggle }: { isOpen: boolean; onToggle: () => void }) {
  return (
    <Button variant="ghost" className="-ml-3 self-start" aria-expanded={isOpen} onClick={onToggle}>
      <ChevronDown
        aria-hidden
        size={16}
        className={isOpen ? "transition-transform" : "-rotate-90 transition-transform"}
      />
      More about them
    </Button>
  );
}

/** A name and a personality are enough; everything else can wait. */
export function QuickCreate({ templateKey }: { templateKey: string }) {
  const { form, draft, create, submit } = useQuickCreate(templateKey);
  const [isOpen, setIsOpen] = useState(templateKey !== "");
  const chat = () => void submit(chatPath);
  useHotkeys("mod+enter", chat, { enableOnFormTags: true, preventDefault: true }, [chat]);
  return (
    <FormProvider {...form}>
      <form
        noValidate
        aria-label="New character"
        className="flex flex-col gap-7"
        onSubmit={(event) => {
          event.preventDefault();
          chat();
        }}
      >
        <FoundDraft draft={draft} base={0} />
        <TemplateChips onApply={() => setIsOpen(true)} initialKey={templateKey} />
        <TextField spec={nameSpec} autoFocus />
        <TextField spec={personalitySpec} />
        <MoreToggle isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />
        {/* Folded fields stay in the form: what is in them is checked and sent. */}
        <div hidden={!isOpen} className="flex flex-col gap-7 [[hidden]]:hidden">
          {storySpecs.map((spec) => (
            <TextField key={spec.name} spec={spec} />
          ))}
          <MoreFields />
        </div>
        {create.error !== null && (
          <Banner tone="danger" role="alert">
            {create.error.message} Your text is still here.
          </Banner>
        )}
        <CreateBar
          busy={create.isPending || create.isSuccess}
          onCreate={() => void submit(editorPath)}
          onCreateAndChat={chat}
        />
      </form>
    </FormProvider>
  );
}
