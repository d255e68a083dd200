"use client";

import { Import } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useCallback } from "react";
import { uploadFiles } from "./currentUpload.ts";
import { Dock } from "./Dock.tsx";
import { useUploadServer } from "./importApi.ts";
import { importPath } from "./importParams.ts";
import { useFileDrag } from "./useFileDrag.ts";

function DropTarget() {
  return (
    <div className="pointer-events-none fixed inset-0 z-60 grid place-items-center bg-canvas/80 p-3">
      <div className="grid size-full place-items-center rounded-xl border-2 border-dashed border-accent">
        <p className="flex flex-col items-center gap-3 rounded-xl bg-raised px-8 py-6 text-center shadow-raised">
          <Import aria-hidden size={28} className="text-accent" />
          <span className="font-serif text-xl font-medium">Drop to import</span>
          <span className="text-sm text-muted">Nothing is imported before you say so.</span>
        </p>
      </div>
    </div>
  );
}

/** What every page of the studio has of imports: a place to drop files, and the one under way. */
export function StudioImport() {
  const router = useRouter();
  const server = useUploadServer();
  const isOnPage = usePathname() === importPath;
  const takeIn = useCallback(
    (files: File[]) => {
      if (files.length === 0) return;
      uploadFiles(server, files);
      // Without a connection the browser would leave the document, and with it the files.
      if (!isOnPage && navigator.onLine) router.push(importPath);
    },
    [server, router, isOnPage],
  );
  const isOver = useFileDrag(takeIn);
  return (
    <>
      {isOver && <DropTarget />}
      {!isOnPage && <Dock />}
    </>
  );
}
