import { limits } from "@personaforge/contract/limits";

/** A chosen folder gives its files `webkitRelativePath`, a dropped one `relativePath`. */
type DroppedFile = { name: string; relativePath?: string; webkitRelativePath?: string };

/** The name under which a file is sent: with the folders it was dropped with, at its end when too long. */
export function droppedName(file: DroppedFile): string {
  const name = (file.relativePath ?? file.webkitRelativePath ?? "").replace(/^\.?\/+/, "");
  return (name === "" ? file.name : name).slice(-limits.fileName);
}

/** A pasted text as a file. Its name only tells the person apart what they pasted. */
export function pastedFile(text: string): File {
  const isJson = /^\s*[[{]/.test(text);
  return new File([text], isJson ? "Pasted text.json" : "Pasted text.md");
}
