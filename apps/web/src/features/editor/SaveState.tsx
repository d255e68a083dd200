"use client";

import { fieldLabels } from "#features/characterForm/fields.ts";
import type { Editor } from "./useEditor.ts";

const clock = new Intl.DateTimeFormat("en", { timeStyle: "medium" });

function words({ base, draft, save, conflict }: Editor): { text: string; tone: string } {
  if (save.isSaving)
    return { text: "Saving…", tone: "text-muted animate-[skeleton-in_1ms_400ms_backwards]" };
  if (conflict !== null) return { text: "Not saved: changed elsewhere", tone: "text-caution" };
  if (save.failure !== null && draft.changed.length > 0) {
    return { text: "Not saved. Your text is kept in this browser.", tone: "text-danger" };
  }
  if (draft.changed.length > 0) {
    const [first, second, ...rest] = draft.changed.map((key) => fieldLabels[key]);
    const others = rest.length > 0 ? ` and ${rest.length} more` : "";
    return {
      text: `Not saved yet: ${[first, second].filter(Boolean).join(", ")}${others}`,
      tone: "text-caution",
    };
  }
  const saved = save.savedAt === null ? "" : `, saved ${clock.format(save.savedAt)}`;
  return { text: `Version ${base.version}${saved}`, tone: "text-muted" };
}

/** Never says saved before the server did. */
export function SaveState({ editor }: { editor: Editor }) {
  const { text, tone } = words(editor);
  return (
    <p role="status" className="min-w-0 text-[0.8125rem] leading-5 text-balance">
      <span key={text} className={tone}>
        {text}
      </span>
    </p>
  );
}
