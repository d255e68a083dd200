"use client";

import { Banner } from "#ui/Banner.tsx";
import type { Problem } from "./editorApi.ts";

/** What keeps the draft from being a version; each problem leads to its field. */
export function ReviewProblems({
  problems,
  onOpen,
}: {
  problems: readonly Problem[];
  onOpen: (path: string) => void;
}) {
  if (problems.length === 0) return null;
  return (
    <Banner tone="danger" role="alert">
      <p className="font-semibold">
        The draft is kept. Before it can be a version, {problems.length === 1 ? "this" : "these"}{" "}
        must be solved:
      </p>
      <ul className="mt-1 flex flex-col items-start">
        {problems.map(({ path, message }) => (
          <li key={path + message}>
            <button
              type="button"
              className="py-1 text-left text-accent underline underline-offset-4 wrap-anywhere pointer-coarse:min-h-11"
              onClick={() => onOpen(path)}
            >
              {message}
            </button>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
