import type { ReactNode } from "react";

/** A part of what is to be seen of a file. */
export function PreviewPart({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3">
      <div>
        <h3 className="text-sm font-semibold">{title}</h3>
        {about !== undefined && <p className="text-sm text-faint text-pretty">{about}</p>}
      </div>
      {children}
    </section>
  );
}
