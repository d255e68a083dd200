import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table conversation (
    id uuid primary key,
    owner_id uuid not null references owner,
    character_id uuid not null references character on delete cascade,
    version integer not null,
    lease_id uuid,
    leased_until timestamptz(3),
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    foreign key (character_id, version) references character_version
  )`,
  `create index conversation_mine on conversation (owner_id, id desc)`,
  `create index conversation_of_character on conversation (owner_id, character_id, id desc)`,

  `create table turn (
    id uuid primary key,
    owner_id uuid not null references owner,
    conversation_id uuid not null references conversation on delete cascade,
    position integer not null check (position >= 0),
    role text not null check (role in ('user', 'character')),
    text text not null,
    state text not null
      check (state in ('streaming', 'complete', 'incomplete', 'cancelled', 'failed')),
    error_code text,
    version integer,
    compiler text,
    prompt_hash text check (prompt_hash ~ '^[0-9a-f]{64}$'),
    provider text,
    model text,
    finish_reason text,
    input_tokens integer check (input_tokens >= 0),
    output_tokens integer check (output_tokens >= 0),
    usage_source text check (usage_source in ('provider', 'estimated')),
    created_at timestamptz(3) not null default now(),
    unique (conversation_id, position),
    check ((state = 'failed') = (error_code is not null))
  )`,

  `create table idempotency_key (
    owner_id uuid not null references owner,
    route text not null,
    key text not null check (char_length(key) between 1 and 255),
    request_hash text not null,
    response text,
    locked_until timestamptz(3) not null,
    created_at timestamptz(3) not null default now(),
    primary key (owner_id, route, key)
  )`,
  `create index idempotency_key_age on idempotency_key (created_at)`,
];
