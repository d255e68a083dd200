"use client";

import type { PromptTarget } from "@personaforge/contract/promptOutput";
import { useId } from "react";
import { Select } from "#ui/TextControl.tsx";
import type { InspectorSettings } from "./inspectorSettings.ts";
import { contexts, targets } from "./targets.ts";
import { tokenWords } from "./tokenWords.ts";

/** For which kind of model the prompt is made, and how much that can read. */
export function TargetChoice({
  settings: { target, context },
  onSettings,
}: {
  settings: InspectorSettings;
  onSettings: (change: Partial<InspectorSettings>) => void;
}) {
  const id = useId();
  const label = "flex min-w-0 flex-1 basis-32 flex-col gap-1 text-xs font-medium text-muted";
  return (
    <div className="flex flex-wrap gap-2">
      <label htmlFor={`${id}-target`} className={label}>
        Made for
        <Select
          id={`${id}-target`}
          value={target}
          onChange={(event) => onSettings({ target: event.target.value as PromptTarget })}
        >
          {targets.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      </label>
      <label htmlFor={`${id}-context`} className={label}>
        The model reads
        <Select
          id={`${id}-context`}
          value={context}
          onChange={(event) => onSettings({ context: Number(event.target.value) })}
        >
          {contexts.map((value) => (
            <option key={value} value={value}>
              {tokenWords(value)}
            </option>
          ))}
        </Select>
      </label>
    </div>
  );
}
