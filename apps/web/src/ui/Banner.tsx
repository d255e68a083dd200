import type { ReactNode } from "react";
import { classNames } from "./classNames.ts";

const tones = {
  neutral: "bg-sunken text-ink",
  caution: "bg-caution-soft text-ink",
  danger: "bg-danger-soft text-ink",
};

/** A message that belongs to the page and stays until it is answered. */
export function Banner({
  tone = "neutral",
  children,
  actions,
  role = "status",
}: {
  tone?: keyof typeof tones | undefined;
  children: ReactNode;
  actions?: ReactNode;
  role?: "status" | "alert";
}) {
  return (
    <div
      role={role}
      className={classNames(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg px-4 py-3 text-sm",
        tones[tone],
      )}
    >
      <div className="min-w-48 flex-1">{children}</div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
