import { parentPort } from "node:worker_threads";
import type { CharacterContent } from "@personaforge/contract/content";
import { diffContent } from "@personaforge/diff/diffContent";

parentPort?.on("message", ([from, to]: [CharacterContent, CharacterContent]) => {
  parentPort?.postMessage(diffContent(from, to));
});
