import { type ReactNode, useId } from "react";

/** Fields that belong together, under what they are for. */
export function FieldGroup({
  title,
  hint,
  children,
}: {
  title: string;
  hint: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-6 border-t border-line pt-7">
      <div>
        <h2 id={id} className="font-serif text-xl font-medium tracking-[-0.01em]">
          {title}
        </h2>
        <p className="mt-0.5 text-sm text-muted text-pretty">{hint}</p>
      </div>
      {children}
    </section>
  );
}
