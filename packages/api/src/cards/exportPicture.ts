import type { ContainerKind, WriteFormat } from "@personaforge/cards/format";
import type { CharacterContent } from "@personaforge/contract/content";
import type { OriginalHead } from "./keptOriginal.ts";

/** Where the picture of a file comes from. */
export type PictureSource =
  /** It stays the one in the file that the character came from, to the byte. */
  | "original"
  /** The picture of the version. */
  | "avatar"
  /** Drawn, as the pages draw it. */
  | "initials"
  | "none";

/** The formats that hold a picture, and the containers whose own picture they take over. */
const takesOver: Readonly<Partial<Record<WriteFormat, readonly ContainerKind[]>>> = {
  png: ["png", "apng"],
  charx: ["charx", "jpeg", "png", "apng"],
  byaf: ["byaf", "png", "apng"],
};

/** @param head of the file that the character came from; null when it came from none */
export function pictureSource(
  format: WriteFormat,
  { avatar }: Pick<CharacterContent, "avatar">,
  head: OriginalHead | null,
): PictureSource {
  const containers = takesOver[format];
  if (containers === undefined) return "none";
  const before = head?.picture ?? null;
  const isSame = (avatar?.hash ?? null) === before;
  if (head !== null && isSame && containers.includes(head.container)) return "original";
  if (avatar !== null) return "avatar";
  // A picture is optional in a BYAF, but one that was taken away must not come back.
  return format === "byaf" && isSame ? "none" : "initials";
}
