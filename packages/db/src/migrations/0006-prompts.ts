import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const fixed = [
  "character_id",
  "number",
  "owner_id",
  "author_id",
  "name",
  "content_hash",
  "source",
  "restored_from",
  "created_at",
];
const content = [
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
];
const added = [
  "nickname",
  "scenario",
  "group_greetings",
  "system_prompt",
  "post_history_instructions",
  "depth_prompt",
  "trusts_instructions",
  "lorebook",
];

const of = (row: "new" | "old", columns: string[]) =>
  columns.map((column) => `${row}.${column}`).join(", ");

const statements = [
  `alter table character_version
    add nickname text check (char_length(nickname) <= 100),
    add scenario text check (char_length(scenario) <= 10000),
    add group_greetings text[] check (texts_within(group_greetings, 20, 20000)),
    add system_prompt text check (char_length(system_prompt) <= 20000),
    add post_history_instructions text check (char_length(post_history_instructions) <= 20000),
    add depth_prompt jsonb check (jsonb_typeof(depth_prompt) = 'object'),
    add trusts_instructions boolean,
    -- Twice the contract's limit: the database writes JSON with more spaces.
    add lorebook jsonb check (
      jsonb_typeof(lorebook) = 'object' and char_length(lorebook::text) <= 8000000)`,
  `update character_version set group_greetings = '{}', trusts_instructions = false
    where packed is null`,
  `alter table character_version add check (case when packed is null
    then num_nulls(group_greetings, trusts_instructions) = 0
    else num_nonnulls(${added.join(", ")}) = 0 end)`,
  `create or replace function refuse_version_change() returns trigger language plpgsql as $$
    begin
      if (${of("new", fixed)}) is distinct from (${of("old", fixed)})
        or old.packed is null and new.packed is null
          and (${of("new", [...content, ...added])})
            is distinct from (${of("old", [...content, ...added])})
        or old.packed is not null and new.packed is not null and new.packed <> old.packed
      then
        raise exception 'a version never changes, except for its message';
      end if;
      return new;
    end $$`,

  // What a reply was made from, to explain it and to make it again: the request beside the version
  // and the turns before it, what became of each part, and what the lorebook remembers since.
  `create table turn_prompt (
    turn_id uuid primary key references turn on delete cascade,
    owner_id uuid not null references owner,
    request jsonb not null check (jsonb_typeof(request) = 'object'),
    report jsonb not null check (jsonb_typeof(report) = 'object'),
    lore_state jsonb not null check (jsonb_typeof(lore_state) = 'object')
  )`,
];
