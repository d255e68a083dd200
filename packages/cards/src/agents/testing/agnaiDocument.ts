import type { JsonObject } from "../../document.ts";

/** A character in the shape that Agnai itself writes. */
export const agnaiTraits: JsonObject = {
  kind: "character",
  name: "Mira",
  description: "A blurb.",
  appearance: "tall",
  tags: ["sea"],
  scenario: "A storm is near.",
  greeting: "Oh, a visitor!",
  sampleChat: "{{user}}: Who are you?\n{{char}}: The keeper.",
  persona: { kind: "wpp", attributes: { species: ["human"], mind: ["calm", "dry"] } },
  alternateGreetings: ["You again."],
  characterBook: null,
  systemPrompt: "",
  visualType: "avatar",
};
