/** What an author writes in a version. */
export const contentColumns = [
  "v.name",
  "v.personality_summary",
  "v.backstory",
  "v.tone_description",
  "v.initial_greeting",
  "v.tagline",
  "v.opening_scene",
  "v.alternate_greetings",
  "v.example_dialogues",
  "v.tags",
  "v.language",
  "v.license",
  "v.content_rating",
  "v.nickname",
  "v.scenario",
  "v.group_greetings",
  "v.system_prompt",
  "v.post_history_instructions",
  "v.depth_prompt",
  "v.trusts_instructions",
  "v.lorebook",
  "v.avatar",
  "v.card",
] as const;

/** A character with one version of it. */
export const characterColumns = [
  "c.id",
  "c.slug",
  "c.owner_id",
  "c.is_sample",
  "c.published_version",
  "c.published_at",
  "c.revision",
  "c.created_at",
  "c.updated_at",
  "c.deleted_at",
  "c.origin_id",
  "c.origin_version",
  "v.number as version",
  "v.content_hash",
  ...contentColumns,
] as const;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The column that a reference is a value of. */
export function refColumn(ref: string): "c.id" | "c.slug" {
  return uuid.test(ref) ? "c.id" : "c.slug";
}

/** What a list shows of a version. */
export const summaryColumns = [
  "v.number as version",
  "v.name",
  "v.tagline",
  "v.personality_summary",
  "v.initial_greeting",
  "v.tags",
  "v.language",
  "v.content_rating",
  "v.avatar",
] as const;
