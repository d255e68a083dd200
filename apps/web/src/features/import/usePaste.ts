"use client";

import { useEffect } from "react";
import { isCovered } from "#features/shell/useKey.ts";
import { pastedFile } from "./droppedName.ts";
import { pastedLink } from "./pastedLink.ts";

const fields = "input, textarea, select, [contenteditable]";

interface Takers {
  onFiles: (files: File[]) => void;
  onLink: (link: string) => void;
}

/** What is pasted into the page itself, not into a field of it or a dialog: files, the text of a card, a link. */
export function usePaste({ onFiles, onLink }: Takers) {
  useEffect(() => {
    const take = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      if (clipboardData === null || isCovered()) return;
      if (target instanceof Element && target.closest(fields) !== null) return;
      const files = [...clipboardData.files];
      if (files.length > 0) return onFiles(files);
      const text = clipboardData.getData("text/plain");
      const link = pastedLink(text);
      if (link !== null) onLink(link);
      else if (text.trim() !== "") onFiles([pastedFile(text)]);
    };
    document.addEventListener("paste", take);
    return () => document.removeEventListener("paste", take);
  }, [onFiles, onLink]);
}
