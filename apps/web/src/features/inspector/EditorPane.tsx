"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { Editor } from "#features/editor/useEditor.ts";
import { Skeleton } from "#ui/Skeleton.tsx";
import { type Pane, panes } from "./panes.ts";

function PaneSkeleton() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-6 w-2/5" />
      <Skeleton className="h-3.5 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}

const loadInspector = () =>
  import("./EditorInspector.tsx").then(({ EditorInspector }) => EditorInspector);
const loadChecks = () => import("./EditorChecks.tsx").then(({ EditorChecks }) => EditorChecks);

// Neither is needed to edit: they come with the first look, or when the pointer is near.
const Inspector = dynamic(loadInspector, { ssr: false, loading: PaneSkeleton });
const Checks = dynamic(loadChecks, { ssr: false, loading: PaneSkeleton });

const loaders: Partial<Record<Pane, () => Promise<unknown>>> = {
  prompt: loadInspector,
  checks: loadChecks,
};
const preload = (pane: Pane) => void loaders[pane]?.().catch(() => undefined);

export const paneId = "editor-pane";

function PaneSwitch({ pane, onPane }: { pane: Pane; onPane: (pane: Pane) => void }) {
  return (
    <div role="group" aria-label="Preview" className="flex gap-0.5 rounded-lg bg-sunken p-0.5">
      {panes.map(([value, label]) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === pane}
          aria-controls={paneId}
          {...(value === "prompt" && { "aria-keyshortcuts": "Control+Shift+P Meta+Shift+P" })}
          onClick={() => onPane(value)}
          onPointerEnter={() => preload(value)}
          onFocus={() => preload(value)}
          className="control-sm flex-1 rounded-md px-3 text-[0.8125rem] font-medium text-muted hover:text-ink aria-pressed:bg-knob aria-pressed:text-ink aria-pressed:shadow-xs"
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** What stands beside the fields: the card as others see it, the prompt, or what may be wrong. */
export function EditorPane({
  pane,
  onPane,
  editor,
  children,
}: {
  pane: Pane;
  onPane: (pane: Pane) => void;
  editor: Editor;
  /** The card, and what belongs to the character as a whole. */
  children: ReactNode;
}) {
  return (
    <>
      <PaneSwitch pane={pane} onPane={onPane} />
      <div id={paneId} className="flex min-h-0 flex-col gap-8">
        {pane === "card" && children}
        {pane === "prompt" && <Inspector editor={editor} />}
        {pane === "checks" && <Checks editor={editor} />}
      </div>
    </>
  );
}
