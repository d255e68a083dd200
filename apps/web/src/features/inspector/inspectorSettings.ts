"use client";

import type { PromptTarget } from "@personaforge/contract/promptOutput";
import { useState } from "react";
import { standardContext } from "@personaforge/prompt/budgetFor";
import { contexts, targets } from "./targets.ts";

export type InspectorSettings = { target: PromptTarget; context: number };

const slot = "prompt-target";

/** What this browser remembers; anything else in its place is not taken. */
function remembered(): InspectorSettings {
  const [name, size] = (localStorage.getItem(slot) ?? "").split(" ");
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
    localStorage.setItem(slot, `${target} ${context}`);
  };
  return [settings, change] as const;
}
