"use client";

import { useCallback } from "react";
import { ExportButton } from "#features/export/ExportButton.tsx";
import { exportedOf } from "#features/export/exportedOf.ts";
import { Button } from "#ui/Button.tsx";
import { keepFieldFocus } from "#ui/keepFieldFocus.ts";
import { showToast } from "#ui/Toast.tsx";
import { useModKey } from "#ui/useModKey.ts";
import { EditorBanners } from "./EditorBanners.tsx";
import { SaveState } from "./SaveState.tsx";
import type { Editor } from "./useEditor.ts";

function DiscardButton({ editor: { session, state } }: { editor: Editor }) {
  if (state.changed.length === 0 || state.conflict !== null) return null;
  const discard = () => {
    const mine = session.discard();
    showToast({
      title: "The draft is discarded",
      undo: () => session.form.write(mine),
    });
  };
  return (
    <Button variant="ghost" onClick={discard}>
      <span className="sm:hidden">Discard</span>
      <span className="max-sm:hidden">Discard draft</span>
    </Button>
  );
}

/** Tells the page how much of its top the bar covers, so that nothing focused hides below it. */
function useHeightForPage() {
  return useCallback((bar: HTMLElement | null) => {
    if (bar === null) return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() =>
      style.setProperty("--save-bar", `${bar.offsetHeight}px`),
    );
    observer.observe(bar);
    const release = keepFieldFocus(bar);
    return () => {
      release?.();
      observer.disconnect();
      style.removeProperty("--save-bar");
    };
  }, []);
}

/**
 * What is saved, what is not, and what must be answered first; at the top of a wide screen, above
 * the thumb on a phone, and in view wherever the page is scrolled to.
 */
export function SaveBar({ editor, onReview }: { editor: Editor; onReview: () => void }) {
  const mod = useModKey();
  const bar = useHeightForPage();
  return (
    <div
      ref={bar}
      className="fixed inset-x-0 bottom-[calc(var(--bar)+env(safe-area-inset-bottom))] z-20 flex flex-col-reverse gap-2.5 border-t border-line bg-canvas px-4 py-2.5 md:sticky md:inset-x-auto md:top-0 md:bottom-auto md:-mx-3 md:flex-col md:border-t-0 md:border-b md:px-3 md:py-3"
    >
      <div className="flex items-center justify-between gap-4">
        <SaveState editor={editor} />
        <div className="flex shrink-0 items-center gap-1">
          <DiscardButton editor={editor} />
          <ExportButton exported={exportedOf(editor.state)} className="max-lg:hidden" />
          <Button
            variant="primary"
            disabled={editor.versions.isSaving}
            aria-keyshortcuts="Control+S Meta+S"
            onClick={onReview}
          >
            Review &amp; save
            <span aria-hidden className="hidden text-xs opacity-70 md:inline">
              {mod}S
            </span>
          </Button>
        </div>
      </div>
      <EditorBanners editor={editor} />
    </div>
  );
}
