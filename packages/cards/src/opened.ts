import type { ReadDocument } from "./documents.ts";
import type { ContainerKind } from "./format.ts";
import type { CardImage } from "./readResult.ts";

/** What a container held. */
export interface Opened {
  container: ContainerKind;
  document: ReadDocument;
  image: CardImage | null;
}
