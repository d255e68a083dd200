import type { ReactNode } from "react";
import { PageHeading } from "#ui/PageHeading.tsx";

/** One page of the settings: its heading, what it is about, and its sections. */
export function SettingsPage({
  title,
  lead,
  action,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** Stands beside the heading. */
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex max-w-2xl flex-col gap-2">
          <PageHeading>{title}</PageHeading>
          {lead !== undefined && <div className="text-muted text-pretty">{lead}</div>}
        </div>
        {action}
      </div>
      {children}
    </div>
  );
}
