"use client";

import type { PromptTarget } from "@personaforge/contract/promptOutput";
import { Select } from "#ui/TextControl.tsx";
import type { InspectorSettings } from "./inspectorSettings.ts";
import { contexts, targets } from "./targets.ts";
import { tokenWords } from "./tokenWords.ts";

type Props = {
  settings: InspectorSettings;
  onSettings: (change: Partial<InspectorSettings>) => void;
};

const small = "w-auto py-1 text-[0.8125rem]";

/** In which form the prompt is made. */
export function TargetChoice({ settings, onSettings }: Props) {
  return (
    <Select
      aria-label="Made for"
      title="Made for"
      className={small}
      value={settings.target}
      onChange={(event) => onSettings({ target: event.target.value as PromptTarget })}
    >
      {targets.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  );
}

/** How much the model can read and write together. */
export function ContextChoice({ settings, onSettings }: Props) {
  return (
    <Select
      aria-label="The model reads"
      title="The model reads"
      className={small}
      value={settings.context}
      onChange={(event) => onSettings({ context: Number(event.target.value) })}
    >
      {contexts.map((value) => (
        <option key={value} value={value}>
          Reads {tokenWords(value)}
        </option>
      ))}
    </Select>
  );
}
