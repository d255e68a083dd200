import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const bannerStyle = cva(
  "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg px-4 py-3 text-sm",
  {
    variants: {
      tone: {
        neutral: "bg-sunken text-ink",
        caution: "bg-caution-soft text-ink",
        danger: "bg-danger-soft text-ink",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

/** A message that belongs to the page and stays until it is answered. */
export function Banner({
  tone,
  children,
  actions,
  role = "status",
}: VariantProps<typeof bannerStyle> & {
  children: ReactNode;
  actions?: ReactNode;
  role?: "status" | "alert";
}) {
  return (
    <div role={role} className={bannerStyle({ tone })}>
      <div className="min-w-48 flex-1">{children}</div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
