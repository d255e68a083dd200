import { CardError } from "../problem.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const latin1 = new TextDecoder("windows-1252");

/**
 * The name of a file in a package. Throws `unsafe_package` for one that leads out of the folder it
 * would be unpacked into, on any system.
 */
export function entryNameOf(bytes: Uint8Array): string {
  const name = decoded(bytes);
  const parts = name.replace(/\/$/, "").split("/");
  const isOutside = parts.some((part) => part === ".." || part === "." || part === "");
  const isForeign = /[\\\0]/.test(name) || /^[a-z]:/i.test(name) || name === "__proto__";
  if (isOutside || isForeign) {
    const shown = JSON.stringify(name.slice(0, 100));
    throw new CardError("unsafe_package", `The package has a file with an unsafe path: ${shown}.`);
  }
  return name;
}

function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}
