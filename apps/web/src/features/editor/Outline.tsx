"use client";

import { countCodePoints } from "@personaforge/contract/codePoints";
import { useEffect, useState } from "react";
import { useFormContext, useFormState, useWatch } from "react-hook-form";
import {
  type ContentForm,
  type ContentKey,
  contentKeys,
} from "#features/characterForm/contentForm.ts";
import { fieldLabels, fieldLimits, pageKeys } from "#features/characterForm/fields.ts";
import { fieldOf } from "./fieldPlace.ts";

type Mark = "filled" | "problem" | "empty";

const marks: Record<Mark, { sign: string; words: string; look: string }> = {
  filled: { sign: "✓", words: "filled in", look: "text-accent" },
  problem: { sign: "!", words: "has a problem", look: "font-semibold text-danger" },
  empty: { sign: "·", words: "empty", look: "text-faint" },
};

/** The marks, recounted with the form and not with the page. */
function useMarks(): Record<ContentKey, Mark> {
  const { control } = useFormContext<ContentForm>();
  const { errors } = useFormState({ control });
  const values = useWatch({ control });
  const markOf = (key: ContentKey): Mark => {
    const value = values[key] ?? "";
    const limit = fieldLimits[key];
    const isOver =
      typeof value === "string" &&
      limit !== undefined &&
      value.length > limit &&
      countCodePoints(value) > limit;
    if (isOver || errors[key] !== undefined) return "problem";
    return value.length === 0 ? "empty" : "filled";
  };
  const entries = contentKeys.map((key) => [key, markOf(key)]);
  return Object.fromEntries(entries) as Record<ContentKey, Mark>;
}

/** The field that has the focus, or had it last. */
function useCurrent(): ContentKey | undefined {
  const [current, setCurrent] = useState<ContentKey>();
  useEffect(() => {
    const look = () => setCurrent((before) => fieldOf(document.activeElement) ?? before);
    document.addEventListener("focusin", look);
    return () => document.removeEventListener("focusin", look);
  }, []);
  return current;
}

/** All fields at a glance, and the way to each; only where the window is wide enough. */
export function Outline({ onOpen }: { onOpen: (key: ContentKey) => void }) {
  const marksOf = useMarks();
  const current = useCurrent();
  return (
    <nav
      aria-label="Fields"
      className="hidden xl:sticky xl:top-[calc(var(--save-bar,4rem)+1rem)] xl:block xl:self-start"
    >
      <ul className="flex flex-col">
        {pageKeys.map((key) => {
          const { sign, words, look } = marks[marksOf[key]];
          return (
            <li key={key}>
              <button
                type="button"
                aria-current={key === current ? "true" : undefined}
                onClick={() => onOpen(key)}
                className="-ml-2.5 flex min-h-8 items-center whitespace-nowrap gap-2 rounded-md px-2.5 text-left text-[0.8125rem] text-muted hover:bg-sunken hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
              >
                <span aria-hidden className={`w-3 shrink-0 text-center ${look}`}>
                  {sign}
                </span>
                {fieldLabels[key]}
                <span className="sr-only">, {words}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
