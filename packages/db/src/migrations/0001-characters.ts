import { type Kysely, sql } from "kysely";

// The limits repeat the contract's on purpose: a migration never changes once released.
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table owner (
    id uuid primary key,
    handle text not null unique check (handle ~ '^[a-z0-9-]{1,40}$'),
    name text not null check (char_length(name) between 1 and 100),
    created_at timestamptz(3) not null default now()
  )`,

  `create function texts_within(texts text[], most integer, longest integer) returns boolean
    language sql immutable parallel safe
    return cardinality(texts) <= most
      and (select coalesce(bool_and(char_length(item) between 1 and longest), true)
        from unnest(texts) as item)`,

  `create table character (
    id uuid primary key,
    owner_id uuid not null references owner,
    slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
    head_version integer not null,
    published_version integer,
    published_at timestamptz(3),
    is_sample boolean not null default false,
    revision integer not null default 1,
    search tsvector not null,
    public_search tsvector,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    deleted_at timestamptz(3),
    check (published_version <= head_version),
    check ((published_version is null) = (published_at is null)),
    check ((published_version is null) = (public_search is null))
  )`,

  `create table character_version (
    character_id uuid not null references character on delete cascade,
    number integer not null check (number > 0),
    owner_id uuid not null references owner,
    author_id uuid not null references owner,
    name text not null check (char_length(name) between 1 and 100),
    personality_summary text not null check (char_length(personality_summary) between 1 and 2000),
    backstory text check (char_length(backstory) <= 10000),
    tone_description text check (char_length(tone_description) <= 1000),
    initial_greeting text check (char_length(initial_greeting) <= 500),
    tagline text check (char_length(tagline) <= 120),
    opening_scene text check (char_length(opening_scene) <= 20000),
    alternate_greetings text[] not null check (texts_within(alternate_greetings, 20, 20000)),
    example_dialogues text[] not null check (texts_within(example_dialogues, 20, 10000)),
    tags text[] not null check (texts_within(tags, 20, 40)),
    language text check (char_length(language) <= 35),
    license text check (char_length(license) <= 100),
    content_rating text not null check (content_rating in ('general', 'mature')),
    content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
    source text not null
      check (source in ('editor', 'api', 'import', 'restore', 'remix', 'sample')),
    message text check (char_length(message) between 1 and 200),
    created_at timestamptz(3) not null default now(),
    primary key (character_id, number)
  )`,

  // Checked at commit, so that a character and its first version can be inserted in either order.
  `alter table character
    add foreign key (id, head_version)
      references character_version deferrable initially deferred,
    add foreign key (id, published_version)
      references character_version deferrable initially deferred`,

  `create index character_mine on character (owner_id, id desc) where deleted_at is null`,
  `create index character_trash on character (owner_id, id desc) where deleted_at is not null`,
  `create index character_samples on character (owner_id) where is_sample`,
  `create index character_public on character (published_at desc, id desc)
    where published_version is not null and deleted_at is null`,
  // fastupdate off: flushing a pending list stalled an unlucky insert for about a second.
  `create index character_public_search on character using gin (public_search)
    with (fastupdate = off) where published_version is not null and deleted_at is null`,
];
