import type { ContainerKind } from "./format.ts";
import { writePng } from "./png/writePng.ts";
import { filesOf } from "./zip/keptFiles.ts";
import { holdsCharx } from "./zip/lostFiles.ts";
import { writeCharx } from "./zip/writeCharx.ts";

const utf8 = new TextEncoder();

/** The file with `raw` in the place of the document that held secrets. */
export function strippedFile(
  bytes: Uint8Array,
  container: ContainerKind,
  raw: unknown,
): Uint8Array {
  const json = JSON.stringify(raw, null, 2);
  if (container === "png" || container === "apng") return writePng(bytes, { chara: json });
  if (holdsCharx(container)) return writeCharx(filesOf(bytes), { json });
  return utf8.encode(json);
}
