"use client";

import { Button } from "#ui/Button.tsx";
import { useModKey } from "#ui/useModKey.ts";
import { EditorBanners } from "./EditorBanners.tsx";
import { SaveState } from "./SaveState.tsx";
import type { Editor } from "./useEditor.ts";

/**
 * What is saved, what is not, and what must be answered first; at the top of a wide screen, above
 * the thumb on a phone, and in view wherever the page is scrolled to.
 */
export function SaveBar({ editor }: { editor: Editor }) {
  const mod = useModKey();
  const { draft, save } = editor;
  return (
    <div className="fixed inset-x-0 bottom-[calc(var(--bar)+env(safe-area-inset-bottom))] z-20 flex flex-col-reverse gap-2.5 border-t border-line bg-canvas px-4 py-2.5 md:sticky md:inset-x-auto md:top-0 md:bottom-auto md:-mx-3 md:flex-col md:border-t-0 md:border-b md:px-3 md:py-3">
      <div className="flex items-center justify-between gap-4">
        <SaveState editor={editor} />
        <Button
          variant="primary"
          disabled={save.isSaving || draft.changed.length === 0}
          aria-keyshortcuts="Control+S Meta+S"
          onClick={() => void save.save()}
        >
          Save
          <span aria-hidden className="hidden text-xs opacity-70 md:inline">
            {mod}S
          </span>
        </Button>
      </div>
      <EditorBanners editor={editor} />
    </div>
  );
}
