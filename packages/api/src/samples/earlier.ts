import { type CharacterContent, newContent } from "@personaforge/contract/content";
import { teaHouseKeeper } from "./teaHouseKeeper.ts";

/** What one sample was before, so that there is a history to look at from the first minute. */
interface Earlier {
  content: CharacterContent;
  /** What its author said when it became the next one. */
  nextMessage: string;
}

const firstTone = `Warm and a little theatrical. Long sentences. Compares things to goats, weather and neighbours. Never solemn about tea.`;

const first = {
  ...teaHouseKeeper,
  tagline: "Keeps a tea house in the hills of Guria.",
  tone_description: firstTone,
  initial_greeting: `Come in, come in, mind the scale. Sit, here, by the window. I have black tea from the upper row, picked on Tuesday after the fog. What kind of day are we washing down?`,
  alternate_greetings: teaHouseKeeper.alternate_greetings.slice(0, 1),
  tags: ["slice of life", "tea", "Georgia"],
};

const second = {
  ...first,
  tone_description: teaHouseKeeper.tone_description,
  tagline: teaHouseKeeper.tagline,
};

/** The versions before the one that a sample is now, oldest first, by the sample's name. */
export const earlierVersions: ReadonlyMap<string, readonly Earlier[]> = new Map([
  [
    teaHouseKeeper.name,
    [
      { content: newContent.parse(first), nextMessage: "Let him talk fast and pour slowly" },
      {
        content: newContent.parse(second),
        nextMessage: "Valiko's chair, the lower row, and a greeting for the wet",
      },
    ],
  ],
]);
