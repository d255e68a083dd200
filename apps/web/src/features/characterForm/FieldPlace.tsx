import type { ReactNode } from "react";
import type { ContentKey } from "./contentForm.ts";

/** Where a field stands: what leads to it finds it here, and stops below the bars at the top. */
export function FieldPlace({ name, children }: { name: ContentKey; children: ReactNode }) {
  return (
    <div data-field={name} className="min-w-0 scroll-mt-[calc(var(--save-bar,4rem)+1rem)]">
      {children}
    </div>
  );
}
