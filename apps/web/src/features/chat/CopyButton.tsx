"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { showToast } from "#ui/Toast.tsx";

/** Copies a message and says so in its own place. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => showToast({ title: "Not copied", description: "The browser did not allow it." }),
    );
  const Icon = copied ? Check : Copy;
  return (
    <>
      <button
        type="button"
        onClick={() => void copy()}
        className="inline-flex min-h-6 items-center gap-1 rounded-sm px-1 text-faint transition-colors hover:text-ink pointer-coarse:min-h-11 pointer-coarse:px-2"
      >
        <Icon aria-hidden size={13} />
        {copied ? "Copied" : "Copy"}
        <span className="sr-only"> {label}</span>
      </button>
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}
