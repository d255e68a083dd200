import type { ReactNode } from "react";

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
  children,
}: {
  title: string;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open} className="group border-t border-line pt-3">
      <summary className="control-sm -mx-2 flex items-center gap-2 rounded-md px-2 text-sm font-semibold hover:bg-sunken">
        {title}
      </summary>
      <div className="flex flex-col gap-4 pt-3">{children}</div>
    </details>
  );
}
