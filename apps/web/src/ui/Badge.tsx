import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";

const tones = {
  neutral: "border-transparent bg-sunken text-muted",
  accent: "border-transparent bg-accent-soft text-on-accent-soft",
  caution: "border-transparent bg-caution-soft text-caution",
  danger: "border-transparent bg-danger-soft text-danger",
  outline: "border-line text-muted",
};

export function Badge({
  tone = "neutral",
  children,
}: {
  tone?: keyof typeof tones | undefined;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 rounded-full border px-2 py-px text-xs leading-4 font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
