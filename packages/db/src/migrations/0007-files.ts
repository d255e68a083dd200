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
];

const of = (row: "new" | "old", columns: string[]) =>
  columns.map((column) => `${row}.${column}`).join(", ");

const hash = (column: string) => `${column} text not null check (${column} ~ '^[0-9a-f]{64}$')`;

const statements = [
  `alter table character_version
    add avatar jsonb check (jsonb_typeof(avatar) = 'object'),
    add card jsonb check (jsonb_typeof(card) = 'object'),
    add check (packed is null or num_nonnulls(avatar, card) = 0)`,
  `create or replace function refuse_version_change() returns trigger language plpgsql as $$
    begin
      if (${of("new", fixed)}) is distinct from (${of("old", fixed)})
        or old.packed is null and new.packed is null
          and (${of("new", content)}) is distinct from (${of("old", content)})
        or old.packed is not null and new.packed is not null and new.packed <> old.packed
      then
        raise exception 'a version never changes, except for its message';
      end if;
      return new;
    end $$`,

  // By the SHA-256 of their bytes: what is uploaded twice is there once, whoever uploads it. A job
  // deletes those that nothing refers to any more.
  `create table file (
    ${hash("hash")} primary key,
    bytes bytea not null,
    size integer not null generated always as (octet_length(bytes)) stored,
    created_at timestamptz(3) not null default now()
  )`,
  // Pictures and packages are compressed already.
  `alter table file alter column bytes set storage external`,

  // Which files a workspace keeps, whatever for, and what they take together. Summed up anew for each
  // upload, 20,000 files would cost 30 ms. A file that two workspaces keep counts for both.
  `create table owner_file (
    owner_id uuid not null references owner on delete cascade,
    hash text not null references file,
    primary key (owner_id, hash)
  )`,
  `create index owner_file_hash on owner_file (hash)`,
  `create table owner_storage (
    owner_id uuid primary key references owner on delete cascade,
    bytes bigint not null check (bytes >= 0),
    -- How many there may be, as whoever stored a file last was told; null when nobody asked.
    most bigint,
    constraint owner_storage_full check (bytes <= most)
  )`,

  // What every picture shown was made of; smaller sizes are made when somebody asks for them.
  `create table picture (
    hash text primary key references file on delete cascade,
    width integer not null check (width between 1 and 1024),
    height integer not null check (height between 1 and 1024),
    thumbhash text not null
  )`,
  `create table picture_size (
    hash text not null references picture on delete cascade,
    size integer not null check (size in (64, 128, 256, 512, 1024)),
    bytes bytea not null,
    primary key (hash, size)
  )`,
  `alter table picture_size alter column bytes set storage external`,

  // What the file of an imported card was read as, compressed JSON.
  `create table card_original (
    hash text primary key references file on delete cascade,
    format text not null,
    parsed bytea not null
  )`,
  `alter table card_original alter column parsed set storage external`,

  // Which files the versions of a character hold: those of packed ones cannot be looked up.
  `create table character_file (
    character_id uuid not null references character on delete cascade,
    hash text not null references file,
    kind text not null check (kind in ('avatar', 'card')),
    primary key (character_id, hash, kind)
  )`,
  `create index character_file_hash on character_file (hash)`,

  // Deleting a workspace would read every reply of the installation for it: 300 ms of 300,000. What
  // belongs to a workspace goes with its turns.
  `alter table turn_prompt drop constraint turn_prompt_owner_id_fkey`,

  `create table import (
    id uuid primary key,
    owner_id uuid not null references owner on delete cascade,
    person_id uuid not null references owner on delete cascade,
    api_key_id uuid,
    state text not null check (state in
      ('open', 'checking', 'checked', 'importing', 'stopped', 'done', 'tagging', 'undoing',
        'undone')),
    -- Whether what is waiting is to be read and not imported.
    dry_run boolean not null,
    on_duplicate text check (on_duplicate in ('copy', 'version', 'skip')),
    -- Tags that are added to all that was imported, and how far that is.
    tagging jsonb check (jsonb_typeof(tagging) = 'object'),
    -- Items that are being read. Of those that are when the process dies, one may be why.
    reading uuid[] not null default '{}',
    check (state <> 'tagging' or tagging is not null),
    request_id text not null,
    door text not null check (door in ('api', 'editor')),
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    finished_at timestamptz(3)
  )`,
  `create index import_mine on import (owner_id, id desc)`,
  `create index import_of_person on import (person_id, id desc)`,
  // After a start, what was under way goes on.
  `create index import_under_way on import (id)
    where state in ('checking', 'importing', 'tagging', 'undoing')`,

  `create table import_item (
    id uuid primary key,
    import_id uuid not null references import on delete cascade,
    position integer not null,
    name text not null check (char_length(name) between 1 and 500),
    size integer not null check (size >= 0),
    hash text check (hash ~ '^[0-9a-f]{64}$'),
    state text not null check (state in
      ('waiting', 'ready', 'needs_fix', 'duplicate', 'imported', 'skipped', 'failed', 'undone')),
    reason text,
    character_id uuid references character on delete set null,
    version integer,
    made text check (made in ('character', 'version')),
    report jsonb check (jsonb_typeof(report) = 'object'),
    tagged text check (tagged in ('added', 'present', 'full')),
    -- How often the process died while this one was being read.
    deaths smallint not null default 0,
    -- The version that only added tags to the one that was made.
    tagged_version integer,
    -- What a person decided about it.
    action text check (action in ('import', 'copy', 'version')),
    given_name text,
    -- By field, what is to become of texts that are longer than it.
    over_limit jsonb check (jsonb_typeof(over_limit) = 'object'),
    into_id uuid references character on delete set null,
    unique (import_id, position)
  )`,
  `create index import_item_state on import_item (import_id, state, position)`,
  `create index import_item_hash on import_item (hash)`,
  // Without it, each character that is deleted for good looks through all items.
  `create index import_item_character on import_item (character_id)`,
  `create index import_item_into on import_item (into_id) where into_id is not null`,

  // By which another file of the same source is known: hashes of the creator with the name, and of
  // the ids that sites gave the card.
  `create table character_source (
    character_id uuid not null references character on delete cascade,
    ${hash("key")},
    primary key (character_id, key)
  )`,
  `create index character_source_key on character_source (key)`,
];
