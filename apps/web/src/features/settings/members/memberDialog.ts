import type { Member } from "@personaforge/contract/workspace";

/** The dialog that is open over the members. */
export type MemberDialog =
  | { kind: "invite" | "deleteWorkspace" }
  | { kind: "remove" | "leave"; member: Member };

export type MemberDialogProps = {
  /** What the workspace is called. */
  workspace: string;
  onClose: () => void;
};
