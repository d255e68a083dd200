"use client";

import { useEffect, useState } from "react";
import type { EntryEdit } from "./entryEdit.ts";

type Question = { keys: readonly string[]; profile: EntryEdit["profile"]; isRegex: boolean };

/** Regular expressions that the prompt's engine cannot run, in a sentence; null when there are none. */
async function findProblem({ keys, profile, isRegex }: Question): Promise<string | null> {
  const [{ compileRegex }, { readRegex, hasBareSlash }] = await Promise.all([
    import("@personaforge/prompt/lore/regexKeys"),
    import("@personaforge/prompt/lore/regexSource"),
  ]);
  const isRead = (key: string) => {
    if (profile === "card") return isRegex;
    const regex = readRegex(key);
    return regex !== null && !hasBareSlash(regex.source);
  };
  const problems = keys.flatMap((key, index) => {
    const compiled = isRead(key) ? compileRegex(key) : null;
    return typeof compiled === "string" ? [`Line ${index + 1} never matches: ${compiled}.`] : [];
  });
  const [first] = problems;
  return first === undefined || problems.length === 1
    ? (first ?? null)
    : `${first} So do ${problems.length - 1} more.`;
}

/** Says why keys that are regular expressions would never match. Nothing is refused for it. */
export function useRegexProblem({ entry, profile }: EntryEdit): string | null {
  const [problem, setProblem] = useState<string | null>(null);
  const { keys, use_regex: isRegex = false } = entry;
  const mayBeRegex =
    (profile === "card" && isRegex) ||
    (profile !== "card" && keys.some((key) => key.startsWith("/")));
  useEffect(() => {
    if (!mayBeRegex) return;
    let isLeft = false;
    // Compiling costs up to 40 ms: after the last key, not at each.
    const timer = setTimeout(() => {
      findProblem({ keys, profile, isRegex }).then(
        (found) => {
          if (!isLeft) setProblem(found);
        },
        () => undefined,
      );
    }, 250);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [keys, profile, isRegex, mayBeRegex]);
  return mayBeRegex ? problem : null;
}
