import { type ReactNode, useId } from "react";

/** A part of a settings page: what it is called, what it does, and its controls. */
export function Section({
  title,
  about,
  children,
}: {
  title: string;
  about?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 border-t border-line pt-6">
      <div className="flex max-w-2xl flex-col gap-1">
        <h2 id={id} tabIndex={-1} className="text-lg font-semibold tracking-[-0.01em]">
          {title}
        </h2>
        {about !== undefined && <div className="text-sm text-muted text-pretty">{about}</div>}
      </div>
      {children}
    </section>
  );
}
