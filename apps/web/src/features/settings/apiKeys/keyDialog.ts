import type { ApiKey } from "@personaforge/contract/apiKey";

/** The dialog that is open over the keys, and the key it is about. */
export type KeyDialog = { kind: "create" } | { kind: "rotate" | "revoke"; key: ApiKey };

export type KeyDialogProps = {
  /** Where programs reach this installation. */
  origin: string;
  onClose: () => void;
};
