/** Fields of V2 that are texts; the first six are those of V1. */
const textFields = [
  "name",
  "description",
  "personality",
  "scenario",
  "first_mes",
  "mes_example",
  "creator_notes",
  "system_prompt",
  "post_history_instructions",
  "creator",
  "character_version",
] as const;

/** Fields that a file of V2 must have. */
export const fieldsOfV2 = [...textFields, "alternate_greetings", "tags", "extensions"] as const;

/** What V3 adds. Only the first is required there. */
export const fieldsOfV3 = [
  "group_only_greetings",
  "nickname",
  "assets",
  "source",
  "creation_date",
  "modification_date",
  "creator_notes_multilingual",
] as const;

/** Every field of a card, so that what is not among them is unknown. */
export const cardFields: readonly string[] = [...fieldsOfV2, ...fieldsOfV3, "character_book"];
