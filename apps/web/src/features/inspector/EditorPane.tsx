"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { Editor } from "#features/editor/useEditor.ts";
import { Skeleton } from "#ui/Skeleton.tsx";
import { type Pane, paneId, panes } from "./panes.ts";
import { Segments } from "./Segments.tsx";

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

const headings = { prompt: "Prompt", checks: "Checks" };

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
      <Segments
        label="Shown beside the fields"
        choices={panes}
        value={pane}
        onValue={onPane}
        className="z-10 lg:sticky lg:top-0 lg:ring-8 lg:ring-canvas"
        buttonProps={(value) => ({
          "aria-controls": paneId,
          ...(value === "prompt" && { "aria-keyshortcuts": "Control+Shift+P Meta+Shift+P" }),
          onPointerEnter: () => preload(value),
          onFocus: () => preload(value),
        })}
      />
      <div id={paneId} className="flex min-h-0 flex-col gap-8">
        {pane === "card" && children}
        {pane !== "card" && <h2 className="sr-only">{headings[pane]}</h2>}
        {pane === "prompt" && <Inspector editor={editor} />}
        {pane === "checks" && <Checks editor={editor} />}
      </div>
    </>
  );
}
