import { foreignAnswer } from "./checkedFetch.ts";
import { askRest, type RestRequest } from "./rest.ts";
import type { Connection } from "./subscription.ts";
import type { CardFile, FileInput, NamedFile } from "./files.ts";

/** Absent fields are left out, text is sent as it is, and the rest as JSON. */
export function formOf(
  fields: Readonly<Record<string, unknown>>,
  files: readonly NamedFile[],
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    form.append(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  for (const { file, name } of files) {
    // Bytes that several threads share are refused here, which the type does not tell apart.
    const blob = file instanceof Blob ? file : new Blob([file as Uint8Array<ArrayBuffer>]);
    form.append("file", blob, name);
  }
  return form;
}

/** As it was chosen or dropped in a browser, with its folders; else `file`. */
export function named(file: FileInput | NamedFile): NamedFile {
  if (!(file instanceof Blob) && !(file instanceof Uint8Array)) return file;
  const { name, webkitRelativePath: path } = file as { name?: string; webkitRelativePath?: string };
  return { file, name: path || name || "file" };
}

export async function download(connection: Connection, request: RestRequest): Promise<CardFile> {
  const response = await askRest(connection, request);
  const { headers } = response;
  const disposition = headers.get("content-disposition");
  if (disposition === null) throw foreignAnswer(response, "The answer is no file of PersonaForge.");
  return {
    bytes: new Uint8Array(await response.arrayBuffer()),
    type: headers.get("content-type") ?? "application/octet-stream",
    fileName: fileNameIn(disposition),
    losses: Number(headers.get("x-personaforge-losses") ?? 0),
  };
}

function fileNameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]*)"/.exec(disposition)?.[1] ?? "file";
}
