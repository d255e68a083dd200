import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // A workspace is an owner. That of a person who left stays as a name on what they wrote for others.
  `alter table owner
    add kind text not null default 'personal' check (kind in ('personal', 'team')),
    add deleted_at timestamptz(3)`,

  `create table account (
    id uuid primary key,
    owner_id uuid not null unique references owner,
    email text not null unique check (char_length(email) between 3 and 254 and email = lower(email)),
    email_verified boolean not null default false,
    name text not null check (char_length(name) between 1 and 100),
    image text,
    two_factor_enabled boolean not null default false,
    is_instance_owner boolean not null default false,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  // Of thirty first sign-ups at once, one gets the installation.
  `create unique index account_instance_owner on account (is_instance_owner)
    where is_instance_owner`,

  `create table session (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    token text not null unique,
    workspace_id uuid references owner on delete set null,
    ip_address text check (char_length(ip_address) <= 64),
    user_agent text,
    expires_at timestamptz(3) not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  `create index session_of_account on session (account_id)`,

  // One way in: a password, or an account at a provider.
  `create table login (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    provider_id text not null,
    provider_account_id text not null,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz(3),
    refresh_token_expires_at timestamptz(3),
    scope text,
    password text,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now(),
    unique (provider_id, provider_account_id)
  )`,
  `create index login_of_account on login (account_id)`,

  `create table verification (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz(3) not null,
    created_at timestamptz(3) not null default now(),
    updated_at timestamptz(3) not null default now()
  )`,
  `create index verification_identifier on verification (identifier)`,
  `create index verification_expiry on verification (expires_at)`,

  `create table two_factor (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean,
    failed_verification_count integer,
    locked_until timestamptz(3)
  )`,
  `create index two_factor_of_account on two_factor (account_id)`,

  `create table member (
    owner_id uuid not null references owner on delete cascade,
    account_id uuid not null references account on delete cascade,
    role text not null check (role in ('owner', 'admin', 'editor', 'viewer')),
    created_at timestamptz(3) not null default now(),
    primary key (owner_id, account_id)
  )`,
  `create index member_of_account on member (account_id)`,

  `create table invitation (
    id uuid primary key,
    owner_id uuid not null references owner on delete cascade,
    email text not null check (char_length(email) between 3 and 254 and email = lower(email)),
    role text not null check (role in ('admin', 'editor', 'viewer')),
    token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
    invited_by uuid references owner on delete set null,
    created_at timestamptz(3) not null default now(),
    expires_at timestamptz(3) not null,
    unique (owner_id, email)
  )`,
  `create index invitation_email on invitation (email)`,

  `create table api_key (
    id uuid primary key,
    owner_id uuid not null references owner on delete cascade,
    created_by uuid not null references owner,
    name text not null check (char_length(name) between 1 and 100),
    prefix text not null check (char_length(prefix) between 4 and 20),
    secret_hash text not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
    previous_hash text unique check (previous_hash ~ '^[0-9a-f]{64}$'),
    previous_until timestamptz(3),
    scopes text[] not null check (cardinality(scopes) > 0 and scopes <@
      array['characters:read', 'characters:write', 'characters:publish', 'chat']),
    origins text[] not null check (texts_within(origins, 20, 255)),
    rate_per_minute integer check (rate_per_minute > 0),
    monthly_tokens bigint check (monthly_tokens >= 0),
    expires_at timestamptz(3),
    last_used_at timestamptz(3),
    revoked_at timestamptz(3),
    created_at timestamptz(3) not null default now(),
    check ((previous_hash is null) = (previous_until is null))
  )`,
  `create index api_key_mine on api_key (owner_id, id desc)`,
  `create index api_key_creator on api_key (created_by)`,
  `create index api_key_origins on api_key using gin (origins) where revoked_at is null`,

  `create table api_key_use (
    key_id uuid not null references api_key on delete cascade,
    day date not null,
    requests bigint not null check (requests >= 0),
    primary key (key_id, day)
  )`,

  // What was said with models, for budgets: by person, key or visitor, and day in UTC.
  `create table token_use (
    owner_id uuid not null references owner on delete cascade,
    actor_id uuid not null,
    day date not null,
    tokens bigint not null check (tokens >= 0),
    primary key (actor_id, day, owner_id)
  )`,
  `create index token_use_of_owner on token_use (owner_id)`,

  // Pages of these origins hold tokens, so that browsers may ask before they use them.
  `create table embed_origin (
    origin text primary key check (char_length(origin) <= 255),
    until timestamptz(3) not null
  )`,

  // The columns are in the order in which rate-limiter-flexible inserts them; expire is milliseconds
  // since 1970. Unlogged: a crash of Postgres empties it, a restart does not.
  `create unlogged table rate_limit (
    key varchar(255) primary key,
    points integer not null,
    expire bigint
  ) with (fillfactor = 70)`,

  // Chats are private to the person, or to the key, that held them, also within a workspace.
  `alter table conversation add person_id uuid`,
  `update conversation set person_id = owner_id`,
  `alter table conversation alter column person_id set not null`,
  `drop index conversation_mine`,
  `drop index conversation_of_character`,
  `create index conversation_mine on conversation (person_id, owner_id, id desc)`,
  `create index conversation_of_character
    on conversation (person_id, owner_id, character_id, id desc)`,

  // They last a day; none is worth moving.
  `truncate idempotency_key`,
  `alter table idempotency_key
    add caller_id uuid not null,
    drop constraint idempotency_key_pkey,
    add primary key (owner_id, caller_id, route, key),
    drop constraint idempotency_key_owner_id_fkey,
    add foreign key (owner_id) references owner on delete cascade`,

  `alter table audit add key_id uuid`,

  // Without them, each workspace, person or session that goes looks through all of these.
  `create index conversation_of_owner on conversation (owner_id)`,
  `create index draft_of_editor on draft (editor_id)`,
  `create index version_of_author on character_version (author_id)`,
  `create index session_of_workspace on session (workspace_id) where workspace_id is not null`,
  `create index invitation_of_inviter on invitation (invited_by) where invited_by is not null`,
  // These hang on their conversation or character, which has the same owner.
  `alter table turn drop constraint turn_owner_id_fkey`,
  `alter table character_version drop constraint character_version_owner_id_fkey`,
  `alter table character_label drop constraint character_label_owner_id_fkey`,
];
