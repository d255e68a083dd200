/** The dialog that is open over the page, and the version it is about. */
export type VersionDialog =
  | { kind: "branch" | "message" | "labels" | "export"; number: number }
  /** Where production goes; null takes it away. */
  | { kind: "live"; number: number | null };

export type OpenDialog = (dialog: VersionDialog) => void;
