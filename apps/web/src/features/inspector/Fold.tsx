import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** A part of the inspector that is folded away until somebody wants to know. */
export function Fold({
  title,
  note,
  open = false,
  children,
}: {
  title: string;
  /** What is inside, in few words. */
  note: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group rounded-lg border border-line">
      <summary className="flex min-h-9 list-none items-center gap-2 rounded-lg px-3 py-1.5 text-sm pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={15}
          className="shrink-0 text-faint transition-transform group-open:rotate-90"
        />
        <span className="font-medium">{title}</span>
        <span className="ms-auto text-xs text-muted">{note}</span>
      </summary>
      <div className="border-t border-line px-3 py-3">{children}</div>
    </details>
  );
}
