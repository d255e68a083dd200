import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeading } from "#ui/PageHeading.tsx";

/** One thing to do in the middle of the page. */
export function AuthFrame({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto flex w-full max-w-[26rem] flex-col gap-6 px-4 py-10 md:py-[14vh]">
      <div className="flex flex-col gap-2">
        <PageHeading takesFocus={false}>{title}</PageHeading>
        {lead !== undefined && <div className="text-muted text-pretty wrap-anywhere">{lead}</div>}
      </div>
      {children}
    </div>
  );
}

/** A link within a sentence. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="text-accent underline underline-offset-4">
      {children}
    </Link>
  );
}
