import type { JsonObject } from "../document.ts";

interface Envelope {
  spec: string;
  spec_version: string;
  data: JsonObject;
}

/** Cards of the three versions, as small as their specifications allow. */
export const v1Json = (name: string): JsonObject => ({
  name,
  description: "A keeper of a lighthouse.",
  personality: "Calm",
  scenario: "",
  first_mes: "Hello.",
  mes_example: "",
});

export const v2Json = (name: string, fields: JsonObject = {}): Envelope => ({
  spec: "chara_card_v2",
  spec_version: "2.0",
  data: {
    ...v1Json(name),
    creator_notes: "",
    system_prompt: "",
    post_history_instructions: "",
    alternate_greetings: [],
    tags: [],
    creator: "",
    character_version: "",
    extensions: {},
    ...fields,
  },
});

export const v3Json = (name: string, fields: JsonObject = {}): Envelope => ({
  spec: "chara_card_v3",
  spec_version: "3.0",
  data: { ...v2Json(name).data, group_only_greetings: [], ...fields },
});
