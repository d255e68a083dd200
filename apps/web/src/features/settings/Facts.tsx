import type { ReactNode } from "react";

/** Small facts about a row: one line with dots between them, or one under the other on a phone. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <p className="flex flex-wrap gap-x-1.5 text-sm wrap-anywhere text-faint max-sm:flex-col sm:[&>*+*]:before:mr-1.5 sm:[&>*+*]:before:content-['·']">
      {children}
    </p>
  );
}
