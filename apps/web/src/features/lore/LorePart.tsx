import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "#ui/Badge.tsx";

/** Where a field of an entry stands: what leads to `lorebook.entries.3.keys` finds it here. */
export function LorePart({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div data-lore={name} className="min-w-0 scroll-mt-[calc(var(--save-bar,4rem)+1rem)]">
      {children}
    </div>
  );
}

/** Settings that belong together, folded away until somebody wants them. */
export function LoreGroup({
  title,
  open = false,
  isWrong = false,
  children,
}: {
  title: string;
  /** Whether it is unfolded at first. */
  open?: boolean;
  /** Whether something in it must be solved. */
  isWrong?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group border-t border-line pt-3">
      <summary className="control-sm -mx-2 flex items-center gap-2 rounded-md px-2 text-sm font-semibold hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={15}
          className="shrink-0 text-faint transition-transform group-open:rotate-90 rtl:-scale-x-100"
        />
        {title}
        {isWrong && <Badge tone="danger">has a problem</Badge>}
      </summary>
      <div className="flex flex-col gap-4 pt-3">{children}</div>
    </details>
  );
}
