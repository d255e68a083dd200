"use client";

import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { Outputs } from "#trpc/appRouter.ts";
import { useTRPC } from "#trpc/react.ts";
import { Button, buttonStyle } from "#ui/Button.tsx";
import { ListProblem } from "../ListProblem.tsx";
import { Section } from "../Section.tsx";
import { SettingsPage } from "../SettingsPage.tsx";
import { RowsSkeleton } from "../SettingsStates.tsx";

const DeleteAccountDialog = dynamic(
  () => import("./DeleteAccountDialog.tsx").then((module) => module.DeleteAccountDialog),
  { ssr: false },
);

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="flex max-w-2xl list-disc flex-col gap-1 pl-5 text-sm text-muted">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const exported = [
  "your characters with every version, label and draft, those in the trash too",
  "your conversations, in every workspace, with every message",
  "your profile, your sessions, your workspaces, and what the audit says that you did",
  "your API keys by name and scope; what opens them is stored nowhere",
];

function Export({ isLocal }: { isLocal: boolean }) {
  return (
    <Section
      title="Export everything of mine"
      about="One JSON file, made while it downloads. Texts in it are exactly as they were saved."
    >
      <Lines lines={exported} />
      {!isLocal && (
        <p className="max-w-2xl text-sm text-muted">
          Characters of team workspaces belong to the team and are not in it.
        </p>
      )}
      <a href="/api/v1/export" download className={buttonStyle({ className: "self-start" })}>
        <Download aria-hidden size={15} /> Download the export
      </a>
    </Section>
  );
}

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const sizeWords = (bytes: number) =>
  bytes < 1_024 ** 3
    ? `${number.format(bytes / 1_024 ** 2)} MiB`
    : `${number.format(bytes / 1_024 ** 3)} GiB`;

function Storage({ used, limit }: NonNullable<Outputs["me"]["get"]["storage"]>) {
  return (
    <Section title="Pictures and files" about="What this workspace keeps of avatars and imports.">
      <p className="text-sm">
        {sizeWords(used)}
        {limit !== null && ` of ${sizeWords(limit)}`}
      </p>
    </Section>
  );
}

const going = [
  "your personal workspace with its characters, versions, labels, drafts and keys, public characters too",
  "team workspaces in which nobody else is a member",
  "your conversations in every workspace, and the API keys you made",
  "your name, handle, e-mail address, password and sessions",
];

const staying = [
  "what you wrote in workspaces of others, as by “Deleted account”",
  "lines of their audit, without your name",
];

function DeleteAccount({ email }: { email: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title="Delete my account" about="At once and for good. Download the export first.">
      <p className="text-sm font-medium">This goes:</p>
      <Lines lines={going} />
      <p className="text-sm font-medium">This stays:</p>
      <Lines lines={staying} />
      <Button className="self-start text-danger!" onClick={() => setOpen(true)}>
        Delete my account…
      </Button>
      {isOpen && <DeleteAccountDialog email={email} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function DeleteFolder() {
  return (
    <Section title="Delete everything" about="Everything here is in one folder on this machine.">
      <p className="max-w-2xl text-sm text-muted text-pretty">
        Stop PersonaForge, and delete its data folder: <code>.data</code> beside{" "}
        <code>start.mjs</code>, or the folder that <code>DATA_DIR</code> names. With{" "}
        <code>DATABASE_URL</code>, drop that database too. The next start begins anew.
      </p>
    </Section>
  );
}

/** Taking everything along, and leaving nothing behind. */
export function Data() {
  const trpc = useTRPC();
  const { data: me, error, refetch } = useQuery(trpc.me.get.queryOptions());
  return (
    <SettingsPage title="Data" lead="What is yours can be taken along, and deleted.">
      {me === undefined && error === null && <RowsSkeleton what="your data" />}
      {me === undefined && error !== null && (
        <ListProblem what="Your account" error={error} onRetry={() => void refetch()} />
      )}
      {me !== undefined && (
        <>
          <Export isLocal={me.auth === "local"} />
          {me.storage !== null && <Storage {...me.storage} />}
          {me.account !== null && <DeleteAccount email={me.account.email} />}
          {me.auth === "local" && <DeleteFolder />}
        </>
      )}
    </SettingsPage>
  );
}
