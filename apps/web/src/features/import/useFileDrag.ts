"use client";

import { fromEvent } from "file-selector";
import { useEffect, useState } from "react";

const overlays = 'dialog[open], [role="dialog"], [role="alertdialog"]';

/** Something over the page asks for an answer first. */
const isBlocked = () => document.querySelector(overlays) !== null;

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;

interface Handlers {
  onDragging: (isOver: boolean) => void;
  onFiles: (files: File[]) => void;
}

/** Folders are walked; what is no file, such as a link, is left out. */
async function readDrop(event: DragEvent, onFiles: Handlers["onFiles"]): Promise<void> {
  const dropped = await fromEvent(event);
  onFiles(dropped.filter((item) => item instanceof File));
}

/** Follows files that are dragged over the window. What takes a drop itself prevents its default. */
function followDrags({ onDragging, onFiles }: Handlers): () => void {
  // A picture of the page that is dragged looks like a file too.
  let isOwn = false;
  const listen = new AbortController();
  const on = <Name extends "dragstart" | "dragend" | "dragover" | "dragleave" | "drop">(
    name: Name,
    act: (event: DragEvent) => void,
  ) => window.addEventListener(name, act, { signal: listen.signal });
  on("dragstart", () => (isOwn = true));
  on("dragend", () => (isOwn = false));
  on("dragover", (event) => {
    if (isOwn || !hasFiles(event)) return;
    const isTaken = event.defaultPrevented;
    event.preventDefault();
    if (isBlocked() && event.dataTransfer !== null) event.dataTransfer.dropEffect = "none";
    onDragging(!isTaken && !isBlocked());
  });
  on("dragleave", ({ relatedTarget }) => relatedTarget === null && onDragging(false));
  on("drop", (event) => {
    onDragging(false);
    if (isOwn || !hasFiles(event) || event.defaultPrevented) return;
    // Without this the browser would leave the page and open the file.
    event.preventDefault();
    if (!isBlocked()) void readDrop(event, onFiles);
  });
  return () => listen.abort();
}

/** Whether files are being dragged over the window; what is dropped goes to `onFiles`. */
export function useFileDrag(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => followDrags({ onDragging: setOver, onFiles }), [onFiles]);
  return isOver;
}
