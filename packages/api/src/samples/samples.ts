import { type CharacterContent, newContent } from "@personaforge/contract/content";
import { detective } from "./detective.ts";
import { mathsTutor } from "./mathsTutor.ts";
import { shipMind } from "./shipMind.ts";
import { supportAgent } from "./supportAgent.ts";
import { teaHouseKeeper } from "./teaHouseKeeper.ts";
import { travelGuide } from "./travelGuide.ts";

/** What the library and the gallery of a new installation show, first to last. */
export const samples: readonly CharacterContent[] = [
  shipMind,
  teaHouseKeeper,
  mathsTutor,
  detective,
  supportAgent,
  travelGuide,
].map((sample) => newContent.parse(sample));
