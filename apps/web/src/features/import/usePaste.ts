"use client";

import { useEffect } from "react";
import { pastedFile } from "./droppedName.ts";

const fields = "input, textarea, select, [contenteditable]";

/** What is pasted into the page itself, and not into a field of it: files, or the text of a card. */
export function usePaste(onFiles: (files: File[]) => void) {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      if (clipboardData === null) return;
      if (target instanceof Element && target.closest(fields) !== null) return;
      const files = [...clipboardData.files];
      const text = clipboardData.getData("text/plain");
      if (files.length > 0) onFiles(files);
      else if (text.trim() !== "") onFiles([pastedFile(text)]);
    };
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  }, [onFiles]);
}
