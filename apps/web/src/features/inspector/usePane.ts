"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useHotkeys } from "react-hotkeys-hook";
import { type Pane, rememberPane } from "./panes.ts";
import { useToggleKeys } from "./useToggleKeys.ts";

/** On a phone there is room for one side at a time. */
type Side = "fields" | "preview";

export type Layout = {
  pane: Pane;
  onPane: (pane: Pane) => void;
  side: Side;
  onSide: (side: Side) => void;
};

/**
 * Which pane stands beside the fields. The keys show the prompt, pressed again go to it, and from
 * there put it away; Esc goes back to the field and leaves it where it is.
 */
export function usePane(initial: Pane): readonly [Layout, RefObject<HTMLElement | null>] {
  const [pane, setPane] = useState(initial);
  const [side, setSide] = useState<Side>("fields");
  const holder = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement>(null);
  const choose = (next: Pane) => {
    setPane(next);
    rememberPane(next);
  };
  const isInside = () => holder.current?.contains(document.activeElement) === true;
  const remember = () => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement && !isInside()) cameFrom.current = activeElement;
  };
  const enter = () => {
    remember();
    holder.current?.querySelector<HTMLElement>('button[aria-pressed="true"]')?.focus();
  };
  const leave = () => {
    flushSync(() => setSide("fields"));
    cameFrom.current?.focus();
  };
  const show = () => {
    remember();
    flushSync(() => {
      choose("prompt");
      setSide("preview");
    });
    // On a phone the fields made room for it, and the focus cannot stay with them.
    if (cameFrom.current?.checkVisibility() !== true) enter();
  };
  const toggle = () => {
    const isSeen = pane === "prompt" && holder.current?.checkVisibility() === true;
    if (!isSeen) return show();
    if (!isInside()) return enter();
    choose("card");
    leave();
  };
  useToggleKeys(toggle);
  useHotkeys(
    "escape",
    (event) => {
      const isAbove = document.querySelector('[role$="dialog"], [role="menu"], dialog[open]');
      if (isInside() && isAbove === null && !event.isComposing) leave();
    },
    { enableOnFormTags: true },
    [],
  );
  return [{ pane, onPane: choose, side, onSide: setSide }, holder] as const;
}

/** A link of another page may name the field to go to: `?field=tone_description`. */
export function useFieldInAddress(go: (path: string) => void) {
  const wanted = useRef(go);
  useEffect(() => {
    wanted.current = go;
  });
  useEffect(() => {
    const address = new URL(window.location.href);
    const path = address.searchParams.get("field");
    if (path === null) return;
    address.searchParams.delete("field");
    window.history.replaceState(null, "", address);
    wanted.current(path);
  }, []);
}
