"use client";

import { useMemo } from "react";
import { CopyText } from "#features/settings/CopyText.tsx";
import "./palette.css";
import type { Compiled } from "./livePrompt.ts";
import { chunksOf } from "./promptGroups.ts";
import { sentText, targetLabel } from "./targets.ts";

/** The prompt in the form in which the target takes it, to be read and copied. */
export function AsSent({ output: { target, body } }: { output: NonNullable<Compiled["output"]> }) {
  const text = useMemo(() => sentText(body), [body]);
  const chunks = useMemo(() => chunksOf([{ text, source: null }]), [text]);
  const what = "text" in body ? "text" : "JSON";
  return (
    <div className="flex flex-col gap-3">
      <CopyText text={text} label={`Copy the ${what}`} />
      <div
        role="region"
        aria-label={`The prompt as sent: ${targetLabel(target)}`}
        className="rounded-md border border-line bg-sunken px-3 py-2.5 font-mono text-xs leading-5 whitespace-pre-wrap wrap-anywhere"
      >
        {chunks.map((pieces, index) => (
          <div key={index} className="prompt-chunk">
            {pieces.map((piece) => piece.text).join("") || " "}
          </div>
        ))}
      </div>
    </div>
  );
}
