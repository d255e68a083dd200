import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await rehash(db);
  for (const statement of guards) await sql.raw(statement).execute(db);
}

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
const required = [
  "personality_summary",
  "alternate_greetings",
  "example_dialogues",
  "tags",
  "content_rating",
];

const statements = [
  // The newest and the published version are columns; the others are packed, see decision 008.
  `alter table character_version
    ${required.map((column) => `alter column ${column} drop not null,`).join("\n    ")}
    add packed bytea,
    add anchor integer,
    add restored_from integer,
    add check (case when packed is null
      then num_nulls(${required.join(", ")}) = 0
      else num_nonnulls(${content.join(", ")}) = 0 end),
    add check (anchor is null or (packed is not null and anchor < number)),
    add check ((source = 'restore') = (restored_from is not null)),
    add foreign key (character_id, anchor) references character_version`,
  // It is compressed already.
  `alter table character_version alter column packed set storage external`,
  // A save leaves a dead plain row behind. Waiting for a fifth of the table to be dead, as Postgres
  // does unless told, makes the file twice as large: 50 % of full copies in place of 24 %.
  `alter table character_version set (
    autovacuum_vacuum_threshold = 50, autovacuum_vacuum_scale_factor = 0.01,
    toast.autovacuum_vacuum_threshold = 50, toast.autovacuum_vacuum_scale_factor = 0.01)`,

  `alter table character
    add origin_id uuid references character on delete set null,
    add origin_version integer`,
  `create index character_origin on character (origin_id) where origin_id is not null`,
  `create index character_purge on character (deleted_at) where deleted_at is not null`,

  // Without it, each version that is deleted for good looks through all conversations.
  `create index conversation_of_version on conversation (character_id, version)`,

  `create table character_label (
    character_id uuid not null references character on delete cascade,
    name text not null check (char_length(name) between 1 and 60),
    version integer not null,
    owner_id uuid not null references owner,
    updated_at timestamptz(3) not null default now(),
    primary key (character_id, name),
    foreign key (character_id, version) references character_version
  )`,

  // What would break without the label: whoever lets something follow it writes a row here.
  `create table label_use (
    character_id uuid not null references character on delete cascade,
    label text not null,
    kind text not null check (kind in ('experiment', 'api_key')),
    used_by uuid not null,
    name text not null check (char_length(name) between 1 and 200),
    primary key (character_id, label, kind, used_by),
    foreign key (character_id, label) references character_label
  )`,

  `create table draft (
    character_id uuid not null references character on delete cascade,
    editor_id uuid not null references owner,
    base_version integer not null,
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    revision integer not null default 1 check (revision > 0),
    updated_at timestamptz(3) not null default now(),
    primary key (character_id, editor_id),
    foreign key (character_id, base_version) references character_version
  )`,

  // Without foreign keys, for what was done stays when what it was done to is gone.
  `create table audit (
    id uuid primary key,
    at timestamptz(3) not null default now(),
    owner_id uuid not null,
    actor_id uuid,
    action text not null,
    object_type text not null,
    object_id uuid not null,
    part text,
    before_hash text check (before_hash ~ '^[0-9a-f]{64}$'),
    after_hash text check (after_hash ~ '^[0-9a-f]{64}$'),
    request_id text not null,
    door text not null check (door in ('api', 'editor', 'system'))
  )`,
  `create index audit_mine on audit (owner_id, id desc)`,
  `create index audit_of_object on audit (object_id, id desc)`,

  // position is given when the feed is read: in the order of commits, which ids are not in.
  `create table change (
    id uuid primary key,
    owner_id uuid not null,
    type text not null,
    character_id uuid not null,
    slug text not null,
    version integer,
    label text,
    at timestamptz(3) not null default now(),
    position bigint
  )`,
  `create sequence change_position`,
  `create unique index change_feed on change (owner_id, position) where position is not null`,
  `create index change_unplaced on change (owner_id, id) where position is null`,

  `create table job (
    name text primary key,
    last_run_at timestamptz(3),
    next_run_at timestamptz(3) not null,
    last_result text
  )`,

  // Samples that were purged do not come back.
  `alter table owner add seeded_at timestamptz(3)`,
  `update owner set seeded_at = now()
    where exists (select from character where character.owner_id = owner.id)`,
];

const plain = ["name", ...content];

/** Until now the hash was made of all fields, present or not. */
async function rehash(db: Kysely<never>): Promise<void> {
  const fields = plain.toSorted();
  let last: Record<string, unknown> = {
    character_id: "00000000-0000-0000-0000-000000000000",
    number: 0,
  };
  for (;;) {
    // The longest hundred that there can be take 250 MB, usual ones 1 MB.
    const { rows } = await sql<Record<string, unknown>>`
      select character_id, number, ${sql.raw(plain.join(", "))} from character_version
      where (character_id, number) > (${last["character_id"]}, ${last["number"]})
      order by character_id, number limit 100`.execute(db);
    for (const row of rows) {
      const held = fields.filter(
        (field) => row[field] !== null && !(Array.isArray(row[field]) && row[field].length === 0),
      );
      const text = JSON.stringify(Object.fromEntries(held.map((field) => [field, row[field]])));
      const hash = createHash("sha256").update(text).digest("hex");
      await sql`update character_version set content_hash = ${hash}
        where character_id = ${row["character_id"]} and number = ${row["number"]}`.execute(db);
    }
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end;
  }
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

const of = (row: "new" | "old", columns: string[]) =>
  columns.map((column) => `${row}.${column}`).join(", ");

const guards = [
  `create function refuse_version_change() returns trigger language plpgsql as $$
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
  `create trigger version_never_changes before update on character_version
    for each row execute function refuse_version_change()`,
  `create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit is only added to';
    end $$`,
  `create trigger audit_is_only_added_to before update or delete on audit
    for each row execute function refuse_audit_change()`,
];
