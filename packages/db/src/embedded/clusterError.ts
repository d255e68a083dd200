import { resolve } from "node:path";
import { errorCode } from "./systemError.ts";

/** The message is one sentence for the person who started PersonaForge: what is wrong and what to do. */
export class ClusterError extends Error {
  override name = "ClusterError";
}

export function asClusterError(error: unknown, dataDir: string): ClusterError {
  if (error instanceof ClusterError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const sentence = folderSentence(error, resolve(dataDir));
  return new ClusterError(sentence ?? `The embedded database could not start: ${text}.`, {
    cause: error,
  });
}

function folderSentence(error: unknown, folder: string): string | null {
  const code = errorCode(error);
  if (code === "ENOSPC" || code === "EDQUOT")
    return `The disk that holds ${folder} is full (${code}); free some space and start again.`;
  if (!concerns(error, folder)) return null;
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `PersonaForge may not write to its data folder ${folder} (${code}); give this user write permission or set DATA_DIR to another folder.`;
    case "ENOENT":
    case "ENOTDIR":
    case "EEXIST":
    case "ELOOP":
    case "ENAMETOOLONG":
      return `The data folder ${folder} cannot be made (${code}), because a part of its path is no folder that takes files; set DATA_DIR to another folder.`;
    default:
      return null;
  }
}

/** An error with a file above, at or below the folder. */
function concerns(error: unknown, folder: string): boolean {
  if (!(error instanceof Error && "path" in error && typeof error.path === "string")) return false;
  return folder.startsWith(error.path) || error.path.startsWith(folder);
}
