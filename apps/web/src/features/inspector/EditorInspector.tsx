"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { changedKeys, pickKeys, toContent, toForm } from "#features/characterForm/contentForm.ts";
import { useTextLanguage } from "#features/characterForm/useTextLanguage.ts";
import type { Editor } from "#features/editor/useEditor.ts";
import { useTRPC } from "#trpc/react.ts";
import { CopyAddress } from "./CopyAddress.tsx";
import { Fold } from "./Fold.tsx";
import { Inspector } from "./Inspector.tsx";
import { useInspectorSettings } from "./inspectorSettings.ts";
import { paneId } from "./panes.ts";
import { localMinute, type PromptQuestion } from "./promptQuestion.ts";
import { ContextChoice, TargetChoice } from "./TargetChoice.tsx";
import { emptyTrial, said } from "./trial.ts";
import { TryIt } from "./TryIt.tsx";
import { useFollowFocus } from "./useFollowFocus.ts";
import { usePrompt } from "./usePrompt.ts";

type Asked = Omit<PromptQuestion, "id" | "version" | "content" | "changes">;

/** The text that is in the form at this moment, and how it differs from the newest version. */
function questionOf({ session }: Editor, asked: Asked): PromptQuestion {
  const { head } = session.getState();
  const texts = session.form.read();
  const content = toContent(texts);
  const keys = changedKeys(texts, toForm(head));
  const changes = keys.length === 0 ? undefined : pickKeys(content, keys);
  return { id: head.id, version: head.version, content, changes, ...asked };
}

/** How the character calls who writes it: what a chat of theirs would use. */
function useReader(): string {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.me.get.queryOptions());
  return data?.owner?.name ?? "";
}

const pane = () => document.getElementById(paneId)?.closest("aside") ?? null;

/** The prompt of the text that is being typed, and what can be tried with it. */
export function EditorInspector({ editor }: { editor: Editor }) {
  const { form, state } = editor;
  const [settings, setSettings] = useInspectorSettings();
  const [trial, setTrial] = useState(emptyTrial);
  const [now] = useState(() => localMinute(new Date()));
  const user = useReader();
  const { head } = state;
  const asked: Asked = { ...settings, ...said(trial), user, greeting: 0, seed: head.id, now };
  const read = () => questionOf(editor, asked);
  const { live, ...shown } = usePrompt(read, `${JSON.stringify(asked)} ${head.version}`);
  useEffect(
    () => form.subscribe({ formState: { values: true }, callback: live.touch }),
    [form, live],
  );
  useFollowFocus(pane);
  const choice = { settings, onSettings: setSettings };
  return (
    <Inspector
      shown={{ ...shown, onRetry: live.retry }}
      language={useTextLanguage()}
      context={<ContextChoice {...choice} />}
      target={<TargetChoice {...choice} />}
      after={
        <Fold title="Use it elsewhere" note="address, curl">
          <CopyAddress slug={head.slug} settings={settings} />
        </Fold>
      }
    >
      <TryIt trial={trial} onTrial={setTrial} name={head.name} />
    </Inspector>
  );
}
