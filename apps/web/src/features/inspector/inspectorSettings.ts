"use client";

import type { PromptTarget } from "@personaforge/contract/promptOutput";
import { useState } from "react";
import { storedSlot } from "#features/shell/storedSlot.ts";
import { standardContext } from "@personaforge/prompt/budgetFor";
import { contexts, targets } from "./targets.ts";

export type InspectorSettings = { target: PromptTarget; context: number };

const slot = storedSlot("prompt-target");

/** What this browser remembers; anything else in its place is not taken. */
function remembered(): InspectorSettings {
  const [name, size] = (slot.get() ?? "").split(" ");
  const target = targets.find(([known]) => known === name)?.[0] ?? "openai";
  const context = contexts.find((known) => String(known) === size) ?? standardContext;
  return { target, context };
}

/** For which model the prompt is looked at. */
export function useInspectorSettings() {
  const [settings, setSettings] = useState(remembered);
  const change = (next: Partial<InspectorSettings>) => {
    const { target, context } = { ...settings, ...next };
    setSettings({ target, context });
    slot.set(`${target} ${context}`);
  };
  return [settings, change] as const;
}
