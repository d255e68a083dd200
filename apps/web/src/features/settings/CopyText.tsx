"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "#ui/Button.tsx";

type Outcome = "none" | "copied" | "refused";

const said: Record<Outcome, string> = {
  none: "",
  copied: "Copied.",
  refused: "The browser did not allow it: select the text and copy it yourself.",
};

/** Copies a text, and says beside the button whether that worked. */
export function CopyText({
  text,
  label,
  autoFocus = false,
}: {
  text: string;
  label: string;
  autoFocus?: boolean;
}) {
  const [outcome, setOutcome] = useState<Outcome>("none");
  // Without https a browser has no clipboard at all.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  const Icon = outcome === "copied" ? Check : Copy;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button autoFocus={autoFocus} onClick={() => void copy()}>
        <Icon aria-hidden size={15} /> {label}
      </Button>
      <span role="status" className="text-sm text-muted">
        {said[outcome]}
      </span>
    </span>
  );
}
