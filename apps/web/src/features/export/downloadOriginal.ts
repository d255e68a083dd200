import { exportPath } from "@personaforge/contract/cardExport";
import { downloadFile } from "./downloadFile.ts";

/**
 * Downloads the file that a version was imported from, as it was.
 * @throws Error with a sentence for people
 */
export function downloadOriginal(
  { id, version }: { id: string; version: number },
  headers: Record<string, string>,
): Promise<string> {
  return downloadFile({ path: `${exportPath(id, "original")}&version=${version}`, headers });
}
