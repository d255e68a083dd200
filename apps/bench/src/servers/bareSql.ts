/** The columns of a character as the contract has them, in the contract's order. */
export const contentFields = [
  "name",
  "personality_summary",
  "backstory",
  "tone_description",
  "initial_greeting",
  "tagline",
  "opening_scene",
  "alternate_greetings",
  "example_dialogues",
  "tags",
  "language",
  "license",
  "content_rating",
  "nickname",
  "scenario",
  "group_greetings",
  "system_prompt",
  "post_history_instructions",
  "depth_prompt",
  "trusts_instructions",
  "lorebook",
  "avatar",
  "card",
] as const;

export type Content = Record<(typeof contentFields)[number], unknown>;

const content = contentFields.map((field) => `v.${field}`).join(", ");

export const get = `
  select c.id, c.slug, ${content},
    c.published_version is not null as is_public, c.is_sample, v.number as version,
    c.published_version, c.published_at, v.content_hash, c.revision,
    c.created_at, c.updated_at, c.deleted_at, c.origin_id, c.origin_version
  from character c
  join character_version v on v.character_id = c.id
    and v.number = case when c.owner_id = $2 then c.head_version else c.published_version end
  where c.id = $1 and c.deleted_at is null`;

export const list = `
  select c.id, c.slug, c.created_at, c.updated_at,
    v.name, v.tagline, v.personality_summary, v.initial_greeting, v.tags, v.language,
    v.content_rating, v.avatar, c.published_version is not null as is_public, c.is_sample,
    v.number as version, c.deleted_at, live.version as live_version, d.updated_at as draft_at
  from character c
  join character_version v on v.character_id = c.id and v.number = c.head_version
  left join character_label live on live.character_id = c.id and live.name = 'production'
  left join draft d on d.character_id = c.id and d.editor_id = c.owner_id and d.content <> '{}'
  where c.owner_id = $1 and c.deleted_at is null
  order by c.id desc limit $2`;

const places = contentFields.map((_field, index) => `$${index + 11}`).join(", ");

/** All rows of a new character in one round trip, which is a transaction by itself. */
export const insert = `
  with made as (
    insert into character (id, owner_id, slug, head_version, search)
    values ($1, $2, $3, 1, setweight(to_tsvector('simple', $4), 'A')
      || setweight(to_tsvector('simple', $5), 'B') || setweight(to_tsvector('simple', $6), 'C'))
    returning is_sample, published_version, published_at, revision, created_at, updated_at,
      deleted_at, origin_id, origin_version
  ), first as (
    insert into character_version (character_id, number, owner_id, author_id, content_hash, source,
      ${contentFields.join(", ")})
    values ($1, 1, $2, $2, $7, 'api', ${places})
  ), recorded as (
    insert into audit (id, owner_id, actor_id, action, object_type, object_id, part, after_hash,
      request_id, door)
    values ($8, $2, $2, 'character.create', 'character', $1, 'v1', $7, $9, 'api')
  ), told as (
    insert into change (id, owner_id, type, character_id, slug, version)
    values ($10, $2, 'version.created', $1, $3, 1)
  )
  select * from made`;

export const findOwner = `select id from owner where handle = 'local'`;
