import { limits } from "@personaforge/contract/limits";

const leadsUp = new Set(["", ".", ".."]);

/**
 * The name of an uploaded file as text to show, folders included: it names nothing on this machine.
 * Between folders stands `/`, whatever the sender's system writes; what is left out of it are parts
 * that lead upwards, control characters, and what is not Unicode.
 */
export function safeFileName(name: string): string {
  const text = decoded(name)
    .toWellFormed()
    .replaceAll("\\", "/")
    .replaceAll(/\p{Cc}/gu, "");
  const parts = text.split("/").filter((part) => !leadsUp.has(part.trim()));
  // The end says more than the beginning: there are the file and its type.
  const kept = Array.from(parts.join("/")).slice(-limits.fileName).join("");
  return kept === "" ? "unnamed" : kept;
}

/** Browsers send the bytes of UTF-8, which are read as Latin 1; older programs do send Latin 1. */
function decoded(name: string): string {
  if (/[^\0-\xff]/.test(name)) return name;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(name, "latin1"));
  } catch {
    return name;
  }
}
