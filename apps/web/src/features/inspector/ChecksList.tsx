"use client";

import type { LintFinding } from "@personaforge/contract/lint";
import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide-react";
import { counted } from "#features/diff/fieldWords.ts";
import { Button } from "#ui/Button.tsx";
import { SourceLink } from "./SourceLink.tsx";
import { type EntryNames, pathLabel } from "./sourceWords.ts";

type Severity = LintFinding["severity"];

const severities: Record<Severity, { title: string; Icon: typeof Info; look: string }> = {
  error: { title: "Errors", Icon: CircleX, look: "text-danger" },
  warning: { title: "Warnings", Icon: TriangleAlert, look: "text-caution" },
  info: { title: "Hints", Icon: Info, look: "text-muted" },
};
const order = ["error", "warning", "info"] as const;

type Fix = NonNullable<LintFinding["fix"]>;

function Finding({
  finding: { path, range, message, fix },
  names,
  onFix,
}: {
  finding: LintFinding;
  names: EntryNames;
  onFix: (fix: Fix) => void;
}) {
  const label = pathLabel(path, names);
  return (
    <li className="flex flex-col items-start gap-1 text-sm">
      <SourceLink
        path={path}
        range={range ?? undefined}
        label={label}
        className="font-medium wrap-anywhere text-start [button,a]:text-accent [button,a]:underline [button,a]:underline-offset-4"
      >
        {label}
      </SourceLink>
      <p className="text-muted wrap-anywhere">{message}</p>
      {fix !== null && (
        <Button size="sm" onClick={() => onFix(fix)}>
          {fix.label}
        </Button>
      )}
    </li>
  );
}

/** Findings by how serious they are. */
export function ChecksList({
  findings,
  names,
  onFix,
}: {
  findings: readonly LintFinding[];
  names: EntryNames;
  onFix: (fix: Fix) => void;
}) {
  if (findings.length === 0) {
    return (
      <p className="flex items-center gap-2 text-sm text-muted">
        <CircleCheck aria-hidden size={16} className="text-accent" /> Nothing to change was found.
      </p>
    );
  }
  return order.map((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    if (own.length === 0) return null;
    const { title, Icon, look } = severities[severity];
    return (
      <section key={severity} aria-label={title} className="flex flex-col gap-3">
        <h3 className="flex items-center gap-2 text-sm font-semibold">
          <Icon aria-hidden size={16} className={look} />
          {title}
          <span className="font-normal text-muted">{counted(own.length, "finding")}</span>
        </h3>
        <ul className="flex flex-col gap-4">
          {own.map((finding, index) => (
            <Finding
              key={`${finding.rule} ${finding.path} ${index}`}
              finding={finding}
              names={names}
              onFix={onFix}
            />
          ))}
        </ul>
      </section>
    );
  });
}
