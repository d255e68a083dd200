import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const badgeStyle = cva(
  "inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-xs leading-4 font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        neutral: "bg-sunken text-muted",
        accent: "bg-accent-soft text-on-accent-soft",
        caution: "bg-caution-soft text-caution",
        danger: "bg-danger-soft text-danger",
        outline: "border border-line text-muted",
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
