"use client";

import { useEffect } from "react";
import { useKey } from "#features/shell/useKey.ts";

function linksIn(grid: Element): HTMLElement[] {
  return [...grid.querySelectorAll<HTMLElement>("[data-card-link]")];
}

/** How many cards stand in the first row: those at the height of the first one. */
function columnsOf(links: HTMLElement[]): number {
  const tops = links.map((link) => link.closest("li")?.offsetTop);
  const second = tops.findIndex((top) => top !== tops[0]);
  return second === -1 ? links.length : second;
}

function stepOf(key: string, columns: number, rightToLeft: boolean): number {
  const forward = rightToLeft ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  return steps[key] ?? 0;
}

function focusLink(link: HTMLElement | undefined): boolean {
  link?.focus({ preventScroll: true });
  link?.closest("li")?.scrollIntoView({ block: "nearest" });
  return link !== undefined;
}

function onArrow(event: KeyboardEvent, grid: HTMLElement): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const links = linksIn(grid);
  const at = links.findIndex((link) => link.closest("li")?.contains(document.activeElement));
  const rightToLeft = getComputedStyle(grid).direction === "rtl";
  const by = stepOf(event.key, columnsOf(links), rightToLeft);
  if (by !== 0 && focusLink(links[at + by])) event.preventDefault();
}

/** Arrow keys from card to card, J and K to the next and the previous one, and / to the search. */
export function GalleryKeys({ gridId, fieldId }: { gridId: string; fieldId: string }) {
  const step = (by: number) => {
    const grid = document.getElementById(gridId);
    if (grid === null) return;
    const links = linksIn(grid);
    const at = links.findIndex((link) => link.closest("li")?.contains(document.activeElement));
    focusLink(links[at === -1 ? 0 : at + by]);
  };
  useKey("/", () => document.getElementById(fieldId)?.focus());
  useKey("j", () => step(1));
  useKey("k", () => step(-1));
  // The grid comes and goes with what is found; its keys reach the document.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const grid = document.getElementById(gridId);
      if (event.target instanceof Node && grid?.contains(event.target)) onArrow(event, grid);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [gridId]);
  return null;
}
