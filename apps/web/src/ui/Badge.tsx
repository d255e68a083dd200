import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const badgeStyle = cva(
  "inline-flex items-center gap-1 rounded-full border px-2 py-px text-xs leading-4 font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        neutral: "border-transparent bg-sunken text-muted",
        accent: "border-transparent bg-accent-soft text-on-accent-soft",
        caution: "border-transparent bg-caution-soft text-caution",
        danger: "border-transparent bg-danger-soft text-danger",
        outline: "border-line text-muted",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export function Badge({
  tone,
  children,
}: VariantProps<typeof badgeStyle> & { children: ReactNode }) {
  return <span className={badgeStyle({ tone })}>{children}</span>;
}
