"use client";

import { Import } from "lucide-react";
import { ChooseFiles } from "./ChooseFiles.tsx";

/** Where an import begins: what can be dropped, and buttons for those who do not drag. */
export function ImportStart({ onFiles }: { onFiles: (files: File[]) => void }) {
  return (
    <section
      aria-labelledby="import-start"
      className="flex flex-col items-center gap-4 rounded-xl border border-dashed border-edge px-6 py-12 text-center"
    >
      <Import aria-hidden size={28} strokeWidth={1.5} className="text-accent" />
      <h2 id="import-start" className="font-serif text-2xl font-medium text-balance">
        Drop cards here, or anywhere in the studio
      </h2>
      <p className="max-w-lg text-muted text-pretty">
        PNG, WebP and JSON cards, CHARX and Backyard packages, YAML, lorebooks, agent files, and
        folders or ZIP archives of them. Each file is kept as it came, so that it can be exported
        again without a loss. What you import is private.
      </p>
      <div className="[&>div]:justify-center">
        <ChooseFiles onFiles={onFiles} />
      </div>
    </section>
  );
}
