import type { ReactNode } from "react";

/** What a list shows when it holds nothing: what this place is for, and the next step. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section className="mx-auto flex max-w-md flex-col items-center gap-3 px-6 py-20 text-center">
      <h2 className="font-serif text-2xl font-medium tracking-[-0.01em] text-balance">{title}</h2>
      {children !== undefined && <div className="text-muted text-pretty">{children}</div>}
      {actions !== undefined && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>
      )}
    </section>
  );
}
