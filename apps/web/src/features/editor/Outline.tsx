"use client";

import { countCodePoints } from "@personaforge/contract/codePoints";
import { useEffect, useState } from "react";
import { useFormContext, useFormState, useWatch } from "react-hook-form";
import {
  type ContentForm,
  type ContentKey,
  isFilled,
} from "#features/characterForm/contentForm.ts";
import { fieldLabels, fieldLimits, pageKeys } from "#features/characterForm/fields.ts";
import { problemsBelow } from "#features/lore/loreProblems.ts";
import { fieldOf } from "./fieldPlace.ts";

type Mark = "filled" | "problem" | "empty";

const marks: Record<Mark, { sign: string; words: string; look: string }> = {
  filled: { sign: "✓", words: "filled in", look: "text-accent" },
  problem: { sign: "!", words: "has a problem", look: "font-semibold text-danger" },
  empty: { sign: "·", words: "empty", look: "text-faint" },
};

function markOf(values: ContentForm, key: ContentKey): Mark {
  const value = values[key];
  const limit = fieldLimits[key] ?? Number.POSITIVE_INFINITY;
  // Units are counted first: they are no fewer than code points, and cost nothing.
  const isOver =
    typeof value === "string" && value.length > limit && countCodePoints(value) > limit;
  if (isOver) return "problem";
  return isFilled(values, key) ? "filled" : "empty";
}

type Marked = { mark: Mark; problems: number };

/** The mark of each field. Computed at every key, rendered when one changes. */
function useMarks(): (key: ContentKey) => Marked {
  const { control } = useFormContext<ContentForm>();
  const { errors } = useFormState({ control });
  const marked = useWatch({
    control,
    compute: (values: ContentForm) => pageKeys.map((key) => markOf(values, key)).join(),
  }).split(",");
  return (key) => {
    const problems = problemsBelow(errors[key]).length;
    const mark = marked[pageKeys.indexOf(key)] as Mark;
    return { mark: problems === 0 ? mark : "problem", problems };
  };
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
  const markFor = useMarks();
  const current = useCurrent();
  return (
    <nav
      aria-label="Fields"
      className="hidden xl:sticky xl:top-[calc(var(--save-bar,4rem)+1rem)] xl:block xl:max-h-[calc(100dvh-var(--save-bar,4rem)-2rem)] xl:self-start xl:overflow-y-auto xl:pl-2.5 xl:-ml-2.5"
    >
      <ul className="flex flex-col">
        {pageKeys.map((key) => {
          const { mark, problems } = markFor(key);
          const { sign, words, look } = marks[mark];
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
                {problems > 1 && (
                  <span aria-hidden className="text-danger tabular-nums">
                    {problems}
                  </span>
                )}
                <span className="sr-only">, {problems > 1 ? `${problems} problems` : words}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
