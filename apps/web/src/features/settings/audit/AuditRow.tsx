"use client";

import type { AuditEntry } from "@personaforge/contract/audit";
import Link from "next/link";
import { useQueryStates } from "nuqs";
import { LocalTime } from "#features/chat/LocalTime.tsx";
import { versionsPath } from "#features/library/characterLinks.ts";
import { Badge } from "#ui/Badge.tsx";
import { auditParams } from "./auditParams.ts";
import { deedWords, hasCharacter, objectWords, wayWords } from "./auditWords.ts";

const link = "inline-flex items-center underline underline-offset-4 pointer-coarse:min-h-11";

/** Which object it was, with a way to all that was done to it. */
function ObjectOf({ entry }: { entry: AuditEntry }) {
  const [, setParams] = useQueryStates(auditParams);
  const { id } = entry.object;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span>{objectWords(entry.object)}</span>
      <button
        type="button"
        title={id}
        className={`${link} font-mono text-[0.8125rem] text-muted`}
        onClick={() => void setParams({ object: id })}
      >
        <span className="sr-only">Only what was done to </span>
        {/* The front of an id is its time: many share it. */}…{id.slice(-8)}
      </button>
      {hasCharacter(entry) && (
        <Link href={versionsPath(id)} className={`${link} text-accent`}>
          Open<span className="sr-only"> the character</span>
        </Link>
      )}
    </span>
  );
}

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { actor, action, object, at } = entry;
  return (
    <li className="flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3.5">
      <div className="min-w-60 flex-1">
        <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 wrap-anywhere">
          <span className="font-medium" dir="auto">
            {actor?.name ?? "PersonaForge"}
          </span>
          <span title={action}>{deedWords(action)}</span>
          {object.part !== null && <Badge>{object.part}</Badge>}
        </p>
        <p className="flex flex-wrap items-center gap-x-1.5 text-sm text-faint">
          <ObjectOf entry={entry} />
          <span>· {wayWords(entry)}</span>
        </p>
      </div>
      <span className="text-sm text-faint tabular-nums">
        <LocalTime iso={at} />
      </span>
    </li>
  );
}
