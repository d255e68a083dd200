"use client";

import { limits } from "@personaforge/contract/limits";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ExportDialog } from "#features/export/ExportDialog.tsx";
import { editorPath } from "#features/library/characterLinks.ts";
import { useTRPC } from "#trpc/react.ts";
import { LabelsDialog } from "./LabelsDialog.tsx";
import { LiveDialog } from "./LiveDialog.tsx";
import { TextDialog } from "./TextDialog.tsx";
import type { useVersionActions } from "./useVersionActions.ts";
import type { Versions } from "./useVersions.ts";
import type { OpenDialog, VersionDialog } from "./versionDialog.ts";

export type DialogProps = {
  versions: Versions;
  actions: ReturnType<typeof useVersionActions>;
  onClose: () => void;
  onDialog: OpenDialog;
};

function BranchDialog({ number, ...props }: DialogProps & { number: number }) {
  const router = useRouter();
  const { character } = props.versions;
  return (
    <TextDialog
      title={`Branch v${number}`}
      field={{
        label: "Name",
        hint: `A new character begins as v${number} and goes its own way. This one stays as it is.`,
        limit: limits.name,
        initial: character.name,
        language: character.language ?? undefined,
      }}
      action="Create"
      onClose={props.onClose}
      onSend={async (name) => {
        const made = await props.actions.branch.mutateAsync({ id: character.id, number, name });
        router.push(editorPath(made.id));
        props.onClose();
      }}
    />
  );
}

/** What is said about a version now, also where the timeline was not read that far. */
function useMessage({ character, rows }: Versions, number: number): string | null | undefined {
  const trpc = useTRPC();
  const row = rows.find((version) => version.number === number);
  const { data } = useQuery({
    ...trpc.versions.get.queryOptions({ id: character.id, number }),
    enabled: row === undefined,
  });
  return (row ?? data)?.message;
}

function MessageDialog({ number, ...props }: DialogProps & { number: number }) {
  const { character } = props.versions;
  const initial = useMessage(props.versions, number);
  if (initial === undefined) return null;
  return (
    <TextDialog
      title={`Message of v${number}`}
      field={{
        label: "Message",
        hint: "What this version is about. Its content never changes.",
        limit: limits.version_message,
        initial: initial ?? "",
      }}
      action="Save"
      onClose={props.onClose}
      onSend={async (text) => {
        const message = text === "" ? null : text;
        await props.actions.rename.mutateAsync({ id: character.id, number, message });
        props.onClose();
      }}
    />
  );
}

function ExportVersion({ number, versions, onClose }: DialogProps & { number: number }) {
  const { character, drafted } = versions;
  const { id, name } = character;
  const hasDraft = drafted > 0 && number === character.version;
  return (
    <ExportDialog
      open
      onOpenChange={(open) => !open && onClose()}
      exported={{ id, name, version: number, hasDraft }}
    />
  );
}

/** The dialog that is open. */
export function VersionDialogs({ dialog, ...props }: DialogProps & { dialog: VersionDialog }) {
  switch (dialog.kind) {
    case "branch":
      return <BranchDialog {...props} number={dialog.number} />;
    case "message":
      return <MessageDialog {...props} number={dialog.number} />;
    case "export":
      return <ExportVersion {...props} number={dialog.number} />;
    case "labels":
      return <LabelsDialog {...props} number={dialog.number} />;
    case "live":
      return <LiveDialog {...props} number={dialog.number} />;
  }
}
