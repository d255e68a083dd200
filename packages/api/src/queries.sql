-- accounts.findOwner
select "id", "handle", "name"
  from "owner"
  where "id" = $1;

-- accounts.findOwnerByHandle
select "id", "handle", "name"
  from "owner"
  where "handle" = $1;

-- accounts.insertOwner
insert into "owner" ("id", "handle", "name")
  values ($1, $2, $3)
  on conflict do nothing;

-- accounts.findInstanceOwner
select "id", "owner_id"
  from "account"
  where "is_instance_owner" = $1;

-- accounts.findAccount
select "a"."id", "a"."email", "a"."email_verified", "a"."name", "o"."handle", "a"."two_factor_enabled" as "two_factor", "a"."is_instance_owner" as "instance_owner"
  from "account" as "a"
  inner join "owner" as "o" on "o"."id" = "a"."owner_id"
  where "a"."id" = $1;

-- apiKeys.listKeys
select "k"."id", "k"."name", "k"."prefix", "k"."scopes", "k"."origins", "k"."rate_per_minute", "k"."monthly_tokens", "k"."created_at", "k"."expires_at", "k"."last_used_at", "k"."revoked_at", "o"."handle" as "creator_handle", "o"."name" as "creator_name", case when k.previous_until > now() then k.previous_until end as "previous_until"
  from "api_key" as "k"
  inner join "owner" as "o" on "o"."id" = "k"."created_by"
  where "k"."owner_id" = $1 and ("k"."revoked_at" is null or "k"."revoked_at" > now() - interval '30 days') and ("k"."expires_at" is null or "k"."expires_at" > now() - interval '30 days')
  order by "k"."created_at" desc, "k"."id" desc
  limit $2;

-- apiKeys.listKeys
select "k"."id", "k"."name", "k"."prefix", "k"."scopes", "k"."origins", "k"."rate_per_minute", "k"."monthly_tokens", "k"."created_at", "k"."expires_at", "k"."last_used_at", "k"."revoked_at", "o"."handle" as "creator_handle", "o"."name" as "creator_name", case when k.previous_until > now() then k.previous_until end as "previous_until"
  from "api_key" as "k"
  inner join "owner" as "o" on "o"."id" = "k"."created_by"
  where "k"."owner_id" = $1 and "k"."id" = $2 and ("k"."revoked_at" is null or "k"."revoked_at" > now() - interval '30 days') and ("k"."expires_at" is null or "k"."expires_at" > now() - interval '30 days')
  order by "k"."created_at" desc, "k"."id" desc
  limit $3;

-- apiKeys.listUse
select "key_id", "requests", (now() at time zone 'utc')::date - day as "age"
  from "api_key_use"
  where "key_id" in ($1) and "day" > (now() at time zone 'utc')::date - 30;

-- apiKeys.lockKeys
select "id"
  from "owner"
  where "id" = $1 for no key update;

-- apiKeys.countLiving
select count(*) as "count"
  from "api_key"
  where "owner_id" = $1 and "revoked_at" is null and ("expires_at" is null or "expires_at" > now());

-- apiKeys.insertKey
insert into "api_key" ("id", "owner_id", "created_by", "name", "prefix", "secret_hash", "scopes", "origins", "rate_per_minute", "monthly_tokens", "expires_at")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now() + make_interval(days => $11::int))
  on conflict do nothing;

-- apiKeys.lockKey
select "id", "name", "created_by", "revoked_at", coalesce(expires_at <= now(), false) as "has_expired"
  from "api_key"
  where "id" = $1 and "owner_id" = $2 for no key update;

-- apiKeys.replaceSecret
update "api_key"
  set "previous_hash" = "secret_hash", "previous_until" = now() + interval '24 hours', "secret_hash" = $1, "prefix" = $2
  where "id" = $3;

-- apiKeys.revoke
update "api_key"
  set "revoked_at" = now()
  where "id" = $1;

-- apiKeys.nameOrigin
insert into "embed_origin" ("origin", "until")
  values ($1, now() + interval '2 hours')
  on conflict ("origin") do update
  set "until" = now() + interval '2 hours'
  where "embed_origin"."until" < now() + interval '1 hour';

-- apiKeys.forgetOrigins
delete
  from "embed_origin"
  where "origin" in (select "origin"
  from "embed_origin"
  where "until" < now()
  limit $1 for update skip locked);

-- credentials.findKeyByHash
select "k"."id", "k"."owner_id", "k"."created_by", "k"."name", "k"."scopes", "k"."origins", "k"."rate_per_minute", "k"."monthly_tokens", case when a.id is null and k.created_by = k.owner_id then 'owner' else m.role end as "role", coalesce(a.is_instance_owner, true) as "of_operator"
  from "api_key" as "k"
  inner join "owner" as "w" on "w"."id" = "k"."owner_id" left join "account" as "a" on "a"."owner_id" = "k"."created_by" left join "member" as "m" on "m"."owner_id" = "k"."owner_id" and "m"."account_id" = "a"."id"
  where "w"."deleted_at" is null and "k"."revoked_at" is null and ("k"."expires_at" is null or "k"."expires_at" > now()) and case when a.id is null and k.created_by = k.owner_id then 'owner' else m.role end is not null and ("k"."secret_hash" = $1 or ("k"."previous_hash" = $2 and "k"."previous_until" > now()));

-- credentials.findKeyById
select "k"."id", "k"."owner_id", "k"."created_by", "k"."name", "k"."scopes", "k"."origins", "k"."rate_per_minute", "k"."monthly_tokens", case when a.id is null and k.created_by = k.owner_id then 'owner' else m.role end as "role", coalesce(a.is_instance_owner, true) as "of_operator"
  from "api_key" as "k"
  inner join "owner" as "w" on "w"."id" = "k"."owner_id" left join "account" as "a" on "a"."owner_id" = "k"."created_by" left join "member" as "m" on "m"."owner_id" = "k"."owner_id" and "m"."account_id" = "a"."id"
  where "w"."deleted_at" is null and "k"."revoked_at" is null and ("k"."expires_at" is null or "k"."expires_at" > now()) and case when a.id is null and k.created_by = k.owner_id then 'owner' else m.role end is not null and "k"."id" = $1 and "k"."owner_id" = $2;

-- credentials.findMinter
select "m"."role", "a"."owner_id" as "person_id"
  from "member" as "m"
  inner join "account" as "a" on "a"."id" = "m"."account_id"
  inner join "owner" as "w" on "w"."id" = "m"."owner_id"
  where "m"."account_id" = $1 and "m"."owner_id" = $2 and "w"."deleted_at" is null;

-- credentials.isWithoutAccount
select "id"
  from "owner"
  where "id" = $1 and "deleted_at" is null and not exists (select "id"
  from "account"
  where "owner_id" = $2);

-- credentials.isNamed
select (exists (select "id"
  from "api_key"
  where origins @> array[$1] and "revoked_at" is null and ("expires_at" is null or "expires_at" > now())) or exists (select "origin"
  from "embed_origin"
  where "origin" = $2 and "until" > now())) as "named";

-- credentials.addUse
with used as ( select u.id, u.requests
  from unnest($1::uuid[], $2::int[]) as u (id, requests)
  inner join api_key k on k.id = u.id
  order by u.id for no key update of k ), counted as ( insert into api_key_use (key_id, day, requests) select id, (now() at time zone 'utc')::date, requests
  from used
  on conflict (key_id, day) do update
  set requests = api_key_use.requests + excluded.requests ) update api_key
  set last_used_at = now()
  where id in (select id
  from used);

-- cardExport.findOriginal
select "o"."parsed", "f"."bytes"
  from "card_original" as "o"
  inner join "file" as "f" on "f"."hash" = "o"."hash"
  where "o"."hash" = $1;

-- cardExport.ownsFile
select "c"."id"
  from "character_file" as "f"
  inner join "character" as "c" on "c"."id" = "f"."character_id"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = $1
  where "f"."hash" = $2 and "f"."kind" = $3 and "c"."owner_id" = $4 and "v"."source" <> $5
  limit $6;

-- cardExport.findSavingTime
select "created_at"
  from "character_version"
  where "character_id" = $1 and "number" = $2;

-- cardExport.findSelected
select "c"."id", "c"."owner_id", "c"."published_version", "v"."name", "v"."number" as "version"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = case when c.owner_id = $1 then c.head_version else c.published_version end
  where "c"."id" = any($2::uuid[]) and "c"."deleted_at" is null;

-- conversations.insertConversation
insert into "conversation" ("id", "owner_id", "person_id", "character_id", "version")
  values ($1, $2, $3, $4, $5)
  returning "id", "version", "created_at", "updated_at";

-- conversations.findConversation
select "t"."id", "t"."owner_id", coalesce(o.name, 'You') as "person_name", "t"."version", "t"."created_at", "t"."updated_at", "c"."id" as "character_id", "c"."slug", "v"."name", c.deleted_at is null and (c.owner_id = t.owner_id or c.published_version is not null) as "reachable", c.deleted_at is null and (c.owner_id = t.owner_id or c.published_version = t.version) as "readable", coalesce(t.leased_until < now(), true) as "idle"
  from "conversation" as "t"
  inner join "character" as "c" on "c"."id" = "t"."character_id"
  inner join "character_version" as "v" on "v"."character_id" = "t"."character_id" and "v"."number" = "t"."version" left join "owner" as "o" on "o"."id" = "t"."person_id"
  where "t"."owner_id" = $1 and "t"."person_id" = $2 and "t"."id" = $3;

-- conversations.listConversations
select "t"."id", "t"."owner_id", coalesce(o.name, 'You') as "person_name", "t"."version", "t"."created_at", "t"."updated_at", "c"."id" as "character_id", "c"."slug", "v"."name", c.deleted_at is null and (c.owner_id = t.owner_id or c.published_version is not null) as "reachable", c.deleted_at is null and (c.owner_id = t.owner_id or c.published_version = t.version) as "readable", coalesce(t.leased_until < now(), true) as "idle"
  from "conversation" as "t"
  inner join "character" as "c" on "c"."id" = "t"."character_id"
  inner join "character_version" as "v" on "v"."character_id" = "t"."character_id" and "v"."number" = "t"."version" left join "owner" as "o" on "o"."id" = "t"."person_id"
  where "t"."owner_id" = $1 and "t"."person_id" = $2
  order by "t"."id" desc
  limit $3;

-- conversations.listConversations
select "t"."id", "t"."owner_id", coalesce(o.name, 'You') as "person_name", "t"."version", "t"."created_at", "t"."updated_at", "c"."id" as "character_id", "c"."slug", "v"."name", c.deleted_at is null and (c.owner_id = t.owner_id or c.published_version is not null) as "reachable", c.deleted_at is null and (c.owner_id = t.owner_id or c.published_version = t.version) as "readable", coalesce(t.leased_until < now(), true) as "idle"
  from "conversation" as "t"
  inner join "character" as "c" on "c"."id" = "t"."character_id"
  inner join "character_version" as "v" on "v"."character_id" = "t"."character_id" and "v"."number" = "t"."version" left join "owner" as "o" on "o"."id" = "t"."person_id"
  where "t"."owner_id" = $1 and "t"."person_id" = $2 and "t"."character_id" = $3 and "t"."id" < $4
  order by "t"."id" desc
  limit $5;

-- conversations.deleteConversation
delete
  from "conversation"
  where "id" = $1 and "owner_id" = $2 and "person_id" = $3;

-- conversations.listTurns
select "id", "conversation_id", "position", "role", "text", "state", "error_code", "version", "prompt_hash", "provider", "model", "finish_reason", "input_tokens", "output_tokens", "usage_source", "created_at"
  from "turn"
  where "conversation_id" = $1
  order by "position";

-- conversations.insertTurns
insert into "turn" ("id", "owner_id", "conversation_id", "position", "role", "text", "state")
  values ($1, $2, $3, $4, $5, $6, $7)
  returning "id", "conversation_id", "position", "role", "text", "state", "error_code", "version", "prompt_hash", "provider", "model", "finish_reason", "input_tokens", "output_tokens", "usage_source", "created_at";

-- conversations.copyTurns
with "made" as (insert into "turn" ("id", "conversation_id", "owner_id", "compiler", "position", "role", "text", "state", "error_code", "version", "prompt_hash", "provider", "model", "finish_reason", "input_tokens", "output_tokens", "usage_source", "created_at") select gen_random_uuid() as "id", $1::uuid as "to", "owner_id", "compiler", "position", "role", "text", "state", "error_code", "version", "prompt_hash", "provider", "model", "finish_reason", "input_tokens", "output_tokens", "usage_source", "created_at"
  from "turn"
  where "conversation_id" = $2 and "position" < $3
  returning "id", "conversation_id", "position", "role", "text", "state", "error_code", "version", "prompt_hash", "provider", "model", "finish_reason", "input_tokens", "output_tokens", "usage_source", "created_at") select *
  from "made"
  order by "position";

-- replyLease.takeLease
update "conversation"
  set "lease_id" = $1, "leased_until" = now() + interval '30 seconds'
  where "id" = $2 and ("leased_until" is null or "leased_until" < now());

-- replyLease.renewLease
update "conversation"
  set "leased_until" = now() + interval '30 seconds'
  where "id" = $1 and "lease_id" = $2;

-- replyLease.endLease
update "conversation"
  set "lease_id" = $1, "leased_until" = $2, "updated_at" = now()
  where "id" = $3 and "lease_id" = $4;

-- conversations.keepProgress
update "turn"
  set "text" = $1
  where "id" = $2 and "state" = $3;

-- conversations.finishTurn
update "turn"
  set "text" = $1, "state" = $2, "error_code" = $3, "finish_reason" = $4, "input_tokens" = $5, "output_tokens" = $6, "usage_source" = $7
  where "id" = $8
  returning "id", "conversation_id", "position", "role", "text", "state", "error_code", "version", "prompt_hash", "provider", "model", "finish_reason", "input_tokens", "output_tokens", "usage_source", "created_at";

-- turnPrompts.insertTurnPrompt
insert into "turn_prompt" ("turn_id", "owner_id", "lore_state", "request", "report")
  values ($1, $2, $3, $4, $5);

-- turnPrompts.replaceTurnPrompt
update "turn_prompt"
  set "request" = $1, "report" = $2, "lore_state" = $3
  where "turn_id" = $4;

-- turnPrompts.setPromptHash
update "turn"
  set "prompt_hash" = $1
  where "id" = $2;

-- turnPrompts.findLoreState
select "p"."lore_state"
  from "turn" as "t"
  inner join "turn_prompt" as "p" on "p"."turn_id" = "t"."id"
  where "t"."conversation_id" = $1 and "t"."text" <> $2
  order by "t"."position" desc
  limit $3;

-- turnPrompts.findTurnPrompt
select "t"."position", "t"."version", "t"."prompt_hash", "p"."request", "p"."report", "p"."lore_state"
  from "turn" as "t"
  inner join "turn_prompt" as "p" on "p"."turn_id" = "t"."id"
  where "t"."conversation_id" = $1 and "t"."id" = $2;

-- turnPrompts.copyTurnPrompts
insert into "turn_prompt" ("turn_id", "owner_id", "request", "report", "lore_state") select "copy"."id", "copy"."owner_id", "p"."request", "p"."report", "p"."lore_state"
  from "turn" as "t"
  inner join "turn_prompt" as "p" on "p"."turn_id" = "t"."id"
  inner join "turn" as "copy" on "copy"."conversation_id" = $1 and "copy"."position" = "t"."position"
  where "t"."conversation_id" = $2 and "t"."position" < $3;

-- prompts.findPlace
select "c"."id", "c"."slug", "c"."owner_id", "c"."published_version", "v"."name", "v"."number" as "version", "v"."content_hash", "p"."name" as "person_name"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = case when c.owner_id = $1 then c.head_version else c.published_version end left join "owner" as "p" on "p"."id" = $2
  where "c"."id" = $3 and "c"."deleted_at" is null and (c.owner_id = $4 or v.number = c.published_version);

-- prompts.findPlace
select "c"."id", "c"."slug", "c"."owner_id", "c"."published_version", "v"."name", "v"."number" as "version", "v"."content_hash", "p"."name" as "person_name"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = cast($1 as integer) left join "owner" as "p" on "p"."id" = $2
  where "c"."slug" = $3 and "c"."deleted_at" is null and (c.owner_id = $4 or v.number = c.published_version);

-- prompts.findPlace
select "c"."id", "c"."slug", "c"."owner_id", "c"."published_version", "v"."name", "v"."number" as "version", "v"."content_hash", "p"."name" as "person_name"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = (select l.version
  from character_label as l
  where l.character_id = c.id and l.name = $1 and l.owner_id = $2) left join "owner" as "p" on "p"."id" = $3
  where "c"."id" = $4 and "c"."deleted_at" is null and (c.owner_id = $5 or v.number = c.published_version);

-- conversations.failAbandonedTurns
update "turn"
  set "state" = $1, "error_code" = $2
  where "conversation_id" = $3 and "state" = $4;

-- exported.findPerson
select "id", "handle", "name", "kind"
  from "owner"
  where "id" = $1;

-- exported.findAccountAge
select "created_at"
  from "account"
  where "id" = $1;

-- exported.listLogins
select "provider_id" as "provider", "created_at"
  from "login"
  where "account_id" = $1
  order by "id";

-- exported.listCharacters
select "id", "slug", "is_sample", "published_version", "published_at", "origin_id", "origin_version", "created_at", "updated_at", "deleted_at"
  from "character"
  where "owner_id" = $1 and "deleted_at" is null
  order by "id" desc
  limit $2;

-- exported.listCharacters
select "id", "slug", "is_sample", "published_version", "published_at", "origin_id", "origin_version", "created_at", "updated_at", "deleted_at"
  from "character"
  where "owner_id" = $1 and "deleted_at" is not null and "id" < $2
  order by "id" desc
  limit $3;

-- exported.listLabels
select "character_id", "name", "version", "updated_at"
  from "character_label"
  where "character_id" = any($1::uuid[])
  order by "character_id", "name";

-- exported.listVersions
select "v"."number", "v"."message", "v"."source", "v"."restored_from", "v"."content_hash", "v"."created_at", "o"."handle" as "author_handle", "o"."name" as "author_name", "v"."packed", "a"."packed" as "anchor_pack", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating", "v"."nickname", "v"."scenario", "v"."group_greetings", "v"."system_prompt", "v"."post_history_instructions", "v"."depth_prompt", "v"."trusts_instructions", "v"."lorebook", "v"."avatar", "v"."card"
  from "character_version" as "v"
  inner join "owner" as "o" on "o"."id" = "v"."author_id" left join "character_version" as "a" on "a"."character_id" = "v"."character_id" and "a"."number" = "v"."anchor"
  where "v"."character_id" = $1 and "v"."number" > $2
  order by "v"."number"
  limit $3;

-- exported.listDrafts
select "c"."id", "c"."slug", "c"."owner_id" as "workspace_id", "d"."base_version", "d"."content", "d"."updated_at"
  from "draft" as "d"
  inner join "character" as "c" on "c"."id" = "d"."character_id"
  where "d"."editor_id" = $1 and "d"."content" <> '{}'::jsonb
  order by "d"."character_id"
  limit $2;

-- exported.listDrafts
select "c"."id", "c"."slug", "c"."owner_id" as "workspace_id", "d"."base_version", "d"."content", "d"."updated_at"
  from "draft" as "d"
  inner join "character" as "c" on "c"."id" = "d"."character_id"
  where "d"."editor_id" = $1 and "d"."content" <> '{}'::jsonb and "d"."character_id" > $2
  order by "d"."character_id"
  limit $3;

-- exported.listTalkers
select distinct "t"."person_id", "t"."owner_id", "k"."id" as "api_key_id"
  from "conversation" as "t" left join "api_key" as "k" on "k"."id" = "t"."person_id"
  where "t"."person_id" = any(array(select id
  from api_key
  where created_by = $1) || $2::uuid)
  order by "t"."owner_id", "t"."person_id";

-- exported.listConversations
select "t"."id", "t"."version", "t"."created_at", "t"."updated_at", "c"."id" as "character_id", "c"."slug", "v"."name"
  from "conversation" as "t"
  inner join "character" as "c" on "c"."id" = "t"."character_id"
  inner join "character_version" as "v" on "v"."character_id" = "t"."character_id" and "v"."number" = "t"."version"
  where "t"."person_id" = $1 and "t"."owner_id" = $2
  order by "t"."id" desc
  limit $3;

-- exported.listConversations
select "t"."id", "t"."version", "t"."created_at", "t"."updated_at", "c"."id" as "character_id", "c"."slug", "v"."name"
  from "conversation" as "t"
  inner join "character" as "c" on "c"."id" = "t"."character_id"
  inner join "character_version" as "v" on "v"."character_id" = "t"."character_id" and "v"."number" = "t"."version"
  where "t"."person_id" = $1 and "t"."owner_id" = $2 and "t"."id" < $3
  order by "t"."id" desc
  limit $4;

-- exported.listTurns
select "id", "conversation_id", "position", "role", "text", "state", "error_code", "version", "prompt_hash", "provider", "model", "finish_reason", "input_tokens", "output_tokens", "usage_source", "created_at"
  from "turn"
  where "conversation_id" = $1 and "position" > $2
  order by "position"
  limit $3;

-- exported.listImportsBy
select "id", "owner_id" as "workspace_id", "state", "on_duplicate", "created_at", "updated_at", "finished_at", "tagging"
  from "import"
  where "person_id" = $1
  order by "id" desc
  limit $2;

-- exported.listImportsBy
select "id", "owner_id" as "workspace_id", "state", "on_duplicate", "created_at", "updated_at", "finished_at", "tagging"
  from "import"
  where "person_id" = $1 and "id" < $2
  order by "id" desc
  limit $3;

-- exported.listKeys
select "id", "owner_id" as "workspace_id", "name", "prefix", "scopes", "origins", "rate_per_minute", "monthly_tokens", "created_at", "expires_at", "last_used_at", "revoked_at"
  from "api_key"
  where "created_by" = $1
  order by "id" desc
  limit $2;

-- exported.listKeys
select "id", "owner_id" as "workspace_id", "name", "prefix", "scopes", "origins", "rate_per_minute", "monthly_tokens", "created_at", "expires_at", "last_used_at", "revoked_at"
  from "api_key"
  where "created_by" = $1 and "id" < $2
  order by "id" desc
  limit $3;

-- exported.listDeeds
select "id", "at", "owner_id" as "workspace_id", "key_id" as "api_key_id", "action", "object_type", "object_id", "part", "before_hash", "after_hash", "request_id", "door"
  from "audit"
  where "owner_id" = $1 and "actor_id" = $2
  order by "id" desc
  limit $3;

-- exported.listDeeds
select "id", "at", "owner_id" as "workspace_id", "key_id" as "api_key_id", "action", "object_type", "object_id", "part", "before_hash", "after_hash", "request_id", "door"
  from "audit"
  where "owner_id" = $1 and "actor_id" = $2 and "id" < $3
  order by "id" desc
  limit $4;

-- files.storeFile
with "kept" as (insert into "file" ("hash", "bytes")
  values ($1, $2)
  on conflict ("hash") do update
  set "created_at" = now()
  returning "hash", "size"), "brought" as (select $3::uuid as "owner_id", "hash", "size"
  from "kept"), "held" as (insert into "owner_file" ("owner_id", "hash") select "owner_id", "hash"
  from "brought"
  on conflict do nothing
  returning "owner_id", "hash") insert into "owner_storage" ("owner_id", "bytes", "most") select owner_id, sum(size), $4::bigint
  from brought join held using (owner_id, hash) group by owner_id
  on conflict ("owner_id") do update
  set "bytes" = owner_storage.bytes + excluded.bytes, "most" = excluded.most;

-- files.readFile
select "bytes"
  from "file"
  where "hash" = $1;

-- files.linkFiles
with "linked" as (insert into "character_file" ("character_id", "hash", "kind") select $1::uuid, hash, kind
  from (values ($2::text, 'avatar'), ($3::text, 'card')) as held (hash, kind)
  where hash is not null
  on conflict do nothing
  returning "hash"), "brought" as (select distinct "c"."owner_id", "f"."hash", "f"."size"
  from "linked" as "l"
  inner join "file" as "f" on "f"."hash" = "l"."hash"
  inner join "character" as "c" on "c"."id" = $4), "held" as (insert into "owner_file" ("owner_id", "hash") select "owner_id", "hash"
  from "brought"
  on conflict do nothing
  returning "owner_id", "hash") insert into "owner_storage" ("owner_id", "bytes", "most") select owner_id, sum(size), $5::bigint
  from brought join held using (owner_id, hash) group by owner_id
  on conflict ("owner_id") do update
  set "bytes" = owner_storage.bytes + excluded.bytes, "most" = excluded.most;

-- forgetting.deleteUnused
delete
  from "file" as "f"
  where "f"."hash" in (select "f"."hash"
  from "file" as "f"
  where f.created_at < now() - interval '2 hours' and not exists (select "o"."hash"
  from "owner_file" as "o"
  where "o"."hash" = "f"."hash") and not exists (select "c"."hash"
  from "character_file" as "c"
  where "c"."hash" = "f"."hash")
  limit $1) and f.created_at < now() - interval '2 hours';

-- forgetting.releaseUnused
with unused as ( select o.owner_id, o.hash, f.size
  from owner_file o join file f using (hash)
  where f.created_at < now() - interval '2 hours' and not exists ( select
  from character_file l join character c on c.id = l.character_id
  where l.hash = o.hash and c.owner_id = o.owner_id) and not exists ( select
  from import_item i join import job on job.id = i.import_id
  where i.hash = o.hash and job.owner_id = o.owner_id and (i.state in ('waiting', 'ready', 'needs_fix', 'duplicate') or i.reason = 'attached') and job.state <> 'undone' and job.updated_at > now() - make_interval(days => $1))
  limit $2 for update of f skip locked ), released as ( delete
  from owner_file o using unused u
  where o.owner_id = u.owner_id and o.hash = u.hash
  returning o.owner_id, u.size ), returned as ( update owner_storage s
  set bytes = s.bytes - r.bytes, most = null
  from (select owner_id, sum(size) as bytes
  from released group by owner_id) r
  where s.owner_id = r.owner_id ) select count(*)::int as count
  from released;

-- importing.storeFiles
with "kept" as (insert into "file" ("hash", "bytes") select hash, bytes
  from (values ($1::text, $2::bytea), ($3::text, $4::bytea)) as given (hash, bytes)
  where bytes is not null
  on conflict ("hash") do update
  set "created_at" = now()
  returning "hash", "size"), "touched" as (update "file"
  set "created_at" = now()
  where "hash" = $5 and $6::bytea is null
  returning "hash", "size"), "brought" as (select $7::uuid as "owner_id", "hash", "size"
  from (select "hash", "size"
  from "kept" union all select "hash", "size"
  from "touched") as "given"), "held" as (insert into "owner_file" ("owner_id", "hash") select "owner_id", "hash"
  from "brought"
  on conflict do nothing
  returning "owner_id", "hash"), "counted" as (insert into "owner_storage" ("owner_id", "bytes", "most") select owner_id, sum(size), $8::bigint
  from brought join held using (owner_id, hash) group by owner_id
  on conflict ("owner_id") do update
  set "bytes" = owner_storage.bytes + excluded.bytes, "most" = excluded.most), "pictured" as (insert into "picture" ("hash", "width", "height", "thumbhash") select $9::text, $10::int, $11::int, $12::text
  where $13::text is not null
  on conflict do nothing) insert into "card_original" ("hash", "format", "parsed")
  values ($14, $15, $16)
  on conflict do nothing;

-- importing.insertImport
with "first" as (insert into "character_version" ("character_id", "number", "owner_id", "author_id", "content_hash", "source", "message", "restored_from", "name", "personality_summary", "backstory", "tone_description", "initial_greeting", "tagline", "opening_scene", "alternate_greetings", "example_dialogues", "tags", "language", "license", "content_rating", "nickname", "scenario", "group_greetings", "system_prompt", "post_history_instructions", "depth_prompt", "trusts_instructions", "lorebook", "avatar", "card")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)), "listed" as (insert into "public_tag" ("character_id", "tag", "published_at") select $32::uuid, tag, now()
  from unnest($33::text[]) as tag), "recorded" as (insert into "audit" ("id", "owner_id", "actor_id", "key_id", "action", "object_type", "object_id", "part", "before_hash", "after_hash", "request_id", "door")
  values ($34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45)), "told" as (insert into "change" ("id", "type", "owner_id", "character_id", "slug", "version") select id, type, $46::uuid, $47::uuid, $48, 1
  from unnest($49::uuid[], $50::text[]) as made (id, type)), "kept" as (insert into "file" ("hash", "bytes") select hash, bytes
  from (values ($51::text, $52::bytea), ($53::text, $54::bytea)) as given (hash, bytes)
  where bytes is not null
  on conflict ("hash") do update
  set "created_at" = now()
  returning "hash", "size"), "touched" as (update "file"
  set "created_at" = now()
  where "hash" = $55 and $56::bytea is null
  returning "hash", "size"), "brought" as (select $57::uuid as "owner_id", "hash", "size"
  from (select "hash", "size"
  from "kept" union all select "hash", "size"
  from "touched") as "given"), "held" as (insert into "owner_file" ("owner_id", "hash") select "owner_id", "hash"
  from "brought"
  on conflict do nothing
  returning "owner_id", "hash"), "counted" as (insert into "owner_storage" ("owner_id", "bytes", "most") select owner_id, sum(size), $58::bigint
  from brought join held using (owner_id, hash) group by owner_id
  on conflict ("owner_id") do update
  set "bytes" = owner_storage.bytes + excluded.bytes, "most" = excluded.most), "pictured" as (insert into "picture" ("hash", "width", "height", "thumbhash") select $59::text, $60::int, $61::int, $62::text
  where $63::text is not null
  on conflict do nothing), "read" as (insert into "card_original" ("hash", "format", "parsed")
  values ($64, $65, $66)
  on conflict do nothing), "linked" as (insert into "character_file" ("character_id", "hash", "kind") select $67::uuid, hash, kind
  from (values ($68::text, 'card'), ($69::text, 'avatar')) as held (hash, kind)
  where hash is not null), "drafted" as (insert into "draft" ("character_id", "editor_id", "base_version", "content") select $70::uuid, $71::uuid, 1, $72::jsonb
  where $73::jsonb is not null) insert into "character" ("id", "owner_id", "slug", "head_version", "is_sample", "origin_id", "origin_version", "search", "published_version", "published_at", "public_search")
  values ($74, $75, $76, $77, $78, $79, $80, setweight(to_tsvector('simple', $81), 'A') || setweight(to_tsvector('simple', $82), 'B') || setweight(to_tsvector('simple', $83), 'C'), $84, $85, $86)
  returning "slug", "is_sample", "published_version", "published_at", "revision", "created_at", "updated_at", "deleted_at", "origin_id", "origin_version";

-- storage.findUsed
select bytes::float8 as "bytes"
  from "owner_storage"
  where "owner_id" = $1;

-- pictures.storePicture
insert into "picture" ("hash", "width", "height", "thumbhash")
  values ($1, $2, $3, $4)
  on conflict do nothing;

-- pictures.findPicture
select "p"."width", "p"."height", "f"."bytes"
  from "picture" as "p"
  inner join "file" as "f" on "f"."hash" = "p"."hash"
  where "p"."hash" = $1;

-- pictures.findSquare
select "bytes"
  from "picture_size"
  where "hash" = $1 and "size" = $2;

-- pictures.storeSquare
insert into "picture_size" ("hash", "size", "bytes")
  values ($1, $2, $3)
  on conflict do nothing;

-- gallery.listNewest
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "v"."avatar", "o"."handle" as "creator_handle", "o"."name" as "creator_name"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  where "c"."published_version" is not null and "c"."deleted_at" is null
  order by "c"."published_at" desc, "c"."id" desc
  limit $1;

-- gallery.listNewest
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "v"."avatar", "o"."handle" as "creator_handle", "o"."name" as "creator_name"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  inner join "public_tag" as "t" on "t"."character_id" = "c"."id"
  where "c"."published_version" is not null and "c"."deleted_at" is null and "t"."tag" = $1 and ("t"."published_at", "t"."character_id") < ($2, $3::uuid)
  order by "t"."published_at" desc, "t"."character_id" desc
  limit $4;

-- gallery.findPublished
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating", "v"."nickname", "v"."scenario", "v"."group_greetings", "v"."system_prompt", "v"."post_history_instructions", "v"."depth_prompt", "v"."trusts_instructions", "v"."lorebook", "v"."avatar", "v"."card", "o"."handle" as "creator_handle", "o"."name" as "creator_name", "c"."owner_id", "c"."created_at", "v"."created_at" as "updated_at", "v"."content_hash"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  where "c"."published_version" is not null and "c"."deleted_at" is null and "c"."id" = $1;

-- search.isRare
select "character_id"
  from "public_tag"
  where "tag" = $1
  limit $2 offset $3;

-- search.isCommon
select coalesce(avg((public_search @@ to_tsquery('simple', $1))::integer) >= 0.25, false) as "isCommon"
  from character tablesample system (2000 / greatest(pg_relation_size('character') / 8192.0, 20)) repeatable (0)
  where published_version is not null and deleted_at is null;

-- search.searchMatches
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "v"."avatar", "o"."handle" as "creator_handle", "o"."name" as "creator_name", "best"."rank"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  inner join (select "c"."id", ts_rank(c.public_search, to_tsquery('simple', $1))::float8 as "rank"
  from "character" as "c"
  where "c"."id" = any(array((select "c"."id"
  from "character" as "c"
  where "c"."published_version" is not null and "c"."deleted_at" is null and public_search @@ to_tsquery('simple', $2)
  order by "c"."published_at" desc, "c"."id" desc
  limit $3)))
  order by ts_rank(c.public_search, to_tsquery('simple', $4))::float8 desc, "c"."id" desc
  limit $5) as "best" on "best"."id" = "c"."id"
  where "c"."published_version" is not null and "c"."deleted_at" is null
  order by "best"."rank" desc, "best"."id" desc;

-- search.searchMatches
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "v"."avatar", "o"."handle" as "creator_handle", "o"."name" as "creator_name", "best"."rank"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  inner join (select "c"."id", ts_rank(c.public_search, to_tsquery('simple', $1))::float8 as "rank"
  from "character" as "c"
  where "c"."id" = any(array((select "c"."id"
  from "character" as "c"
  where "c"."published_version" is not null and "c"."deleted_at" is null and public_search @@ to_tsquery('simple', $2) and (select true
  from public_tag
  where character_id = c.id and tag = $3)
  order by "c"."published_at" desc, "c"."id" desc
  limit $4))) and (ts_rank(c.public_search, to_tsquery('simple', $5))::float8, c.id) < ($6::float8, $7::uuid)
  order by ts_rank(c.public_search, to_tsquery('simple', $8))::float8 desc, "c"."id" desc
  limit $9) as "best" on "best"."id" = "c"."id"
  where "c"."published_version" is not null and "c"."deleted_at" is null
  order by "best"."rank" desc, "best"."id" desc;

-- search.searchMatches
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "v"."avatar", "o"."handle" as "creator_handle", "o"."name" as "creator_name", "best"."rank"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  inner join (select "c"."id", ts_rank(c.public_search, to_tsquery('simple', $1))::float8 as "rank"
  from "character" as "c"
  where "c"."id" = any(array((select "newest"."id"
  from (select "c"."id", "c"."public_search"
  from "character" as "c"
  where "c"."published_version" is not null and "c"."deleted_at" is null
  order by "c"."published_at" desc, "c"."id" desc offset $2) as "newest"
  where public_search @@ to_tsquery('simple', $3)
  limit $4)))
  order by ts_rank(c.public_search, to_tsquery('simple', $5))::float8 desc, "c"."id" desc
  limit $6) as "best" on "best"."id" = "c"."id"
  where "c"."published_version" is not null and "c"."deleted_at" is null
  order by "best"."rank" desc, "best"."id" desc;

-- search.searchMatches
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "v"."avatar", "o"."handle" as "creator_handle", "o"."name" as "creator_name", "best"."rank"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  inner join (select "c"."id", ts_rank(c.public_search, to_tsquery('simple', $1))::float8 as "rank"
  from "character" as "c"
  where "c"."id" = any(array((select "newest"."id"
  from (select "c"."id", "c"."public_search"
  from "character" as "c"
  inner join "public_tag" as "t" on "t"."character_id" = "c"."id"
  where "c"."published_version" is not null and "c"."deleted_at" is null and "t"."tag" = $2
  order by "t"."published_at" desc, "t"."character_id" desc offset $3) as "newest"
  where public_search @@ to_tsquery('simple', $4)
  limit $5)))
  order by ts_rank(c.public_search, to_tsquery('simple', $6))::float8 desc, "c"."id" desc
  limit $7) as "best" on "best"."id" = "c"."id"
  where "c"."published_version" is not null and "c"."deleted_at" is null
  order by "best"."rank" desc, "best"."id" desc;

-- search.searchMatches
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "v"."avatar", "o"."handle" as "creator_handle", "o"."name" as "creator_name", "best"."rank"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  inner join (select "c"."id", ts_rank(c.public_search, to_tsquery('simple', $1))::float8 as "rank"
  from "character" as "c"
  where "c"."id" = any(array((select "c"."id"
  from "character" as "c"
  where "c"."published_version" is not null and "c"."deleted_at" is null and c.id = any(array(select character_id
  from public_tag
  where tag = $2)) and (public_search @@ to_tsquery('simple', $3)) is true
  order by "c"."published_at" desc, "c"."id" desc
  limit $4)))
  order by ts_rank(c.public_search, to_tsquery('simple', $5))::float8 desc, "c"."id" desc
  limit $6) as "best" on "best"."id" = "c"."id"
  where "c"."published_version" is not null and "c"."deleted_at" is null
  order by "best"."rank" desc, "best"."id" desc;

-- attempts.setReading
update "import"
  set "reading" = $1::uuid[]
  where "id" = $2;

-- attempts.noteReading
update "import"
  set "reading" = $1::uuid[], "updated_at" = now()
  where "id" = $2;

-- attempts.countDeaths
with "died" as (update "import"
  set "reading" = '{}'::uuid[]
  from (select "id", "reading", "state"
  from "import"
  where "state" in ($1, $2) and reading <> '{}' and "updated_at" <= now() - make_interval(secs => $3) for update) as "before"
  where "import"."id" = "before"."id"
  returning "before"."reading", "before"."state") update "import_item"
  set "deaths" = "import_item"."deaths" + $4
  from "died"
  where import_item.id = any(died.reading) and ("import_item"."state" = $5 or ("import_item"."state" = $6 and "died"."state" = $7));

-- decisions.decideItems
update "import_item"
  set "state" = d.state, "reason" = d.reason, "action" = d.action, "given_name" = coalesce(d.name, given_name), "into_id" = d.into_id
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[]) as d (item_id, state, reason, action, name, into_id)
  where "import_item"."import_id" = $7 and "import_item"."id" = d.item_id and "import_item"."state" in ($8, $9, $10, $11, $12)
  returning "import_item"."id";

-- decisions.answerItem
update "import_item"
  set "over_limit" = $1, "report" = $2
  where "id" = $3 and "state" in ($4, $5, $6) and over_limit is not distinct
  from $7::jsonb;

-- decisions.readyDuplicates
update "import_item"
  set "state" = $1, "reason" = $2
  where "import_id" = $3 and "state" = $4 and "reason" = $5;

-- decisions.readyDuplicates
update "import_item"
  set "state" = $1, "reason" = $2
  where "import_id" = $3 and "state" = $4;

-- decisions.findLiving
select "id"
  from "character"
  where "id" = any($1::uuid[]) and "owner_id" = $2 and "deleted_at" is null;

-- duplicates.findSameFile
select "c"."id", "c"."head_version"
  from "character" as "c"
  where "c"."owner_id" = $1 and "c"."deleted_at" is null and "c"."id" in ( select character_id
  from character_file
  where hash = $2 and kind = 'card' union all select character_id
  from import_item
  where hash = $3 and state = 'imported')
  order by "c"."id"
  limit $4;

-- duplicates.hasEarlier
select "id"
  from "import_item"
  where "import_id" = $1 and "hash" = $2 and "position" < $3 and "state" in ($4, $5, $6)
  limit $7;

-- duplicates.findSameSource
select "c"."id", "c"."head_version"
  from "character_source" as "s"
  inner join "character" as "c" on "c"."id" = "s"."character_id"
  where "s"."key" = any($1::text[]) and "c"."owner_id" = $2 and "c"."deleted_at" is null
  order by "c"."id"
  limit $3;

-- duplicates.linkSources
insert into "character_source" ("character_id", "key") select $1::uuid, key
  from unnest($2::text[]) as of (key)
  on conflict do nothing;

-- importItems.insertItems
insert into "import_item" ("id", "import_id", "position", "name", "size", "hash", "state", "reason") select item.id, $1::uuid, coalesce((select max(position)
  from import_item
  where import_id = $2), 0) + item.place, item.name, item.size, item.hash, item.state, item.reason
  from unnest($3::uuid[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[]) with ordinality as item (id, name, size, hash, state, reason, place);

-- importItems.measureItems
select count(*)::int as "files", coalesce(sum(size) filter (where hash is not null), 0)::float8 as "bytes"
  from "import_item"
  where "import_id" = $1;

-- importItems.listItems
select "i"."id", "i"."position", "i"."name", "i"."size", "i"."hash", "i"."state", "i"."reason", "i"."character_id", "i"."version", "i"."made", "i"."tagged", "i"."report", "i"."given_name", "c"."slug", "v"."name" as "character_name", "v"."avatar" as "character_avatar"
  from "import_item" as "i" left join "character" as "c" on "c"."id" = "i"."character_id" left join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."head_version"
  where "i"."import_id" = $1 and ($2::text is null or i.state = $3) and ($4::text is null or i.tagged = $5) and "i"."position" > $6
  order by "i"."position"
  limit $7;

-- importItems.findItem
select "i"."id", "i"."position", "i"."name", "i"."size", "i"."hash", "i"."state", "i"."reason", "i"."character_id", "i"."version", "i"."made", "i"."tagged", "i"."report", "i"."given_name", "c"."slug", "v"."name" as "character_name", "v"."avatar" as "character_avatar", "i"."over_limit"
  from "import_item" as "i" left join "character" as "c" on "c"."id" = "i"."character_id" left join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."head_version"
  where "i"."import_id" = $1 and "i"."id" = $2;

-- importItems.listWork
select "id", "position", "name", "hash", "state", "reason", "action", "given_name", "over_limit", "into_id", "deaths"
  from "import_item"
  where "import_id" = $1 and "state" = any($2::text[])
  order by "position"
  limit $3;

-- importItems.lockItem
select "id", "position", "name", "hash", "state", "reason", "action", "given_name", "over_limit", "into_id", "deaths"
  from "import_item"
  where "id" = $1 for update;

-- importItems.settleItem
update "import_item"
  set "state" = $1, "reason" = $2, "character_id" = $3, "version" = $4, "made" = $5, "deaths" = $6, "report" = coalesce($7::jsonb, report)
  where "id" = $8;

-- importItems.listWorlds
select "id", "name", "hash"
  from "import_item"
  where "import_id" = $1 and "hash" is not null and "name" ~* $2
  order by "position";

-- importItems.markAttached
update "import_item"
  set "state" = $1, "reason" = $2, "character_id" = $3
  where "id" = $4 and "state" in ($5, $6, $7);

-- imports.insertImport
insert into "import" ("id", "owner_id", "person_id", "api_key_id", "request_id", "door", "state", "dry_run", "on_duplicate")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  returning "id", "owner_id", "person_id", "api_key_id", "state", "dry_run", "on_duplicate", "tagging", "request_id", "door", "created_at", "updated_at", "finished_at";

-- imports.findImport
select "id", "owner_id", "person_id", "api_key_id", "state", "dry_run", "on_duplicate", "tagging", "request_id", "door", "created_at", "updated_at", "finished_at"
  from "import"
  where "id" = $1;

-- imports.lockImport
select "id", "owner_id", "person_id", "api_key_id", "state", "dry_run", "on_duplicate", "tagging", "request_id", "door", "created_at", "updated_at", "finished_at"
  from "import"
  where "id" = $1 for update;

-- imports.updateImport
update "import"
  set "updated_at" = now()
  where "id" = $1
  returning "id", "owner_id", "person_id", "api_key_id", "state", "dry_run", "on_duplicate", "tagging", "request_id", "door", "created_at", "updated_at", "finished_at";

-- imports.updateImport
update "import"
  set "state" = $1, "dry_run" = $2, "updated_at" = now(), "finished_at" = now()
  where "id" = $3
  returning "id", "owner_id", "person_id", "api_key_id", "state", "dry_run", "on_duplicate", "tagging", "request_id", "door", "created_at", "updated_at", "finished_at";

-- imports.touchImport
update "import"
  set "updated_at" = now()
  where "id" = $1;

-- imports.listImports
select "id", "owner_id", "person_id", "api_key_id", "state", "dry_run", "on_duplicate", "tagging", "request_id", "door", "created_at", "updated_at", "finished_at"
  from "import"
  where "owner_id" = $1
  order by "id" desc
  limit $2;

-- imports.listImports
select "id", "owner_id", "person_id", "api_key_id", "state", "dry_run", "on_duplicate", "tagging", "request_id", "door", "created_at", "updated_at", "finished_at"
  from "import"
  where "owner_id" = $1 and "id" < $2
  order by "id" desc
  limit $3;

-- imports.listUnderWay
select "id"
  from "import"
  where "state" in ($1, $2, $3, $4) and "updated_at" <= now() - make_interval(secs => $5)
  order by "id";

-- imports.countItems
select "import_id", "state", count(*)::int as "count"
  from "import_item"
  where "import_id" = any($1::uuid[]) group by "import_id", "state";

-- imports.findActing
select "a"."id" as "account_id", "m"."role"
  from "account" as "a"
  inner join "member" as "m" on "m"."account_id" = "a"."id"
  inner join "owner" as "w" on "w"."id" = "m"."owner_id"
  where "a"."owner_id" = $1 and "m"."owner_id" = $2 and "w"."deleted_at" is null;

-- imports.lockDuplicates
select pg_advisory_xact_lock(hashtextextended($1, 6));

-- tag.listToTag
select "i"."id", "i"."position", "i"."character_id", "i"."version", "i"."tagged_version"
  from "import_item" as "i"
  where "i"."import_id" = $1 and "i"."state" = $2 and "i"."character_id" is not null and not exists (select "later"."id"
  from "import_item" as "later"
  where "later"."character_id" = "i"."character_id" and "later"."import_id" = "i"."import_id" and "later"."state" = $3 and "later"."version" > "i"."version") and "i"."position" > $4
  order by "i"."position"
  limit $5;

-- tag.countToTag
select count(*)::int as "count"
  from "import_item" as "i"
  where "i"."import_id" = $1 and "i"."state" = $2 and "i"."character_id" is not null and not exists (select "later"."id"
  from "import_item" as "later"
  where "later"."character_id" = "i"."character_id" and "later"."import_id" = "i"."import_id" and "later"."state" = $3 and "later"."version" > "i"."version");

-- tag.clearTagged
update "import_item"
  set "tagged" = $1
  where "import_id" = $2 and "state" = $3 and "tagged" is not null;

-- tag.beginTagging
update "import"
  set "person_id" = $1, "api_key_id" = $2, "request_id" = $3, "door" = $4, "state" = $5, "tagging" = $6, "updated_at" = now()
  where "id" = $7;

-- tag.storeTagging
update "import"
  set "tagging" = $1, "updated_at" = now()
  where "id" = $2;

-- tag.endTagging
update "import"
  set "state" = $1, "updated_at" = now()
  where "id" = $2;

-- tag.markTagged
update "import_item"
  set "tagged" = $1, "tagged_version" = coalesce($2::int, tagged_version)
  where "id" = $3;

-- undo.listMade
select "id", "position", "character_id", "version", "tagged_version", "made"
  from "import_item"
  where "import_id" = $1 and "state" = $2
  order by "version" desc, "position" desc
  limit $3;

-- undo.isTopAgain
select "v"."number"
  from "character_version" as "v"
  inner join "import_item" as "i" on "i"."character_id" = "v"."character_id"
  where "v"."character_id" = $1 and "v"."number" = $2 and "v"."restored_from" = $3 and "i"."import_id" = $4 and "i"."state" = $5 and "i"."reason" is null and "i"."version" > $6
  limit $7;

-- undo.isUntouched
select c.head_version = $1 and c.published_version is null and c.published_at is null and not exists (select
  from conversation t
  where t.character_id = c.id) and not exists (select
  from character_label l
  where l.character_id = c.id) and not exists ( select
  from draft d
  where d.character_id = c.id and d.updated_at > c.created_at) as "untouched"
  from "character" as "c"
  where "c"."id" = $2;

-- undo.markUndone
update "import_item"
  set "state" = $1, "reason" = $2
  where "id" = $3;

-- accountDeletion.lockAccount
select "id", "owner_id", "email", "is_instance_owner"
  from "account"
  where "id" = $1 for update;

-- accountDeletion.lockSignUps
lock table account in share row exclusive mode;

-- accountDeletion.hasOtherAccount
select "id"
  from "account"
  where "id" != $1
  limit $2;

-- accountDeletion.lockOwned
select "id", "name", "kind"
  from "owner"
  where ("id" = $1 or ("kind" = $2 and "id" in (select "owner_id"
  from "member"
  where "account_id" = $3 and "role" = $4)))
  order by "id" for update;

-- accountDeletion.lockOthers
select "owner_id", "role"
  from "member"
  where "owner_id" = any($1::uuid[]) and "account_id" != $2
  order by "owner_id", "account_id" for update;

-- accountDeletion.deleteMemberships
delete
  from "member"
  where "account_id" = $1
  returning "owner_id";

-- accountDeletion.revokeKeys
update "api_key"
  set "revoked_at" = now(), "previous_hash" = $1, "previous_until" = $2
  where "created_by" = $3 and "revoked_at" is null
  returning "id", "owner_id";

-- accountDeletion.deleteConversations
delete
  from "conversation"
  where "person_id" = any(array(select id
  from api_key
  where created_by = $1) || $2::uuid);

-- accountDeletion.deleteDrafts
delete
  from "draft"
  where "editor_id" = $1;

-- accountDeletion.deleteImports
delete
  from "import"
  where "person_id" = $1;

-- accountDeletion.deleteAnswers
delete
  from "idempotency_key"
  where "caller_id" = any(array(select id
  from api_key
  where created_by = $1) || $2::uuid);

-- accountDeletion.deleteTokenUse
delete
  from "token_use"
  where "actor_id" = $1;

-- accountDeletion.deleteInvitationsTo
delete
  from "invitation"
  where "email" = $1;

-- accountDeletion.forgetInviter
update "invitation"
  set "invited_by" = $1
  where "invited_by" = $2;

-- accountDeletion.deleteVerifications
delete
  from "verification"
  where (strpos(value, $1) > $2 or strpos(value, $3) > $4);

-- accountDeletion.deleteAccount
delete
  from "account"
  where "id" = $1;

-- accountDeletion.buryOwner
update "owner"
  set "name" = $1, "handle" = $2, "deleted_at" = now()
  where "id" = $3;

-- password.findPasswordHash
select "password"
  from "login"
  where "account_id" = $1 and "provider_id" = $2;

-- places.deleteConversationsIn
delete
  from "conversation"
  where "owner_id" = any($1::uuid[]);

-- places.deleteCharactersIn
delete
  from "character"
  where "owner_id" = any($1::uuid[]);

-- places.deleteImportsIn
delete
  from "import"
  where "owner_id" = any($1::uuid[]);

-- places.deleteKeysIn
delete
  from "api_key"
  where "owner_id" = any($1::uuid[]);

-- places.deleteAnswersIn
delete
  from "idempotency_key"
  where "owner_id" = any($1::uuid[]);

-- places.deleteTokenUseIn
delete
  from "token_use"
  where "owner_id" = any($1::uuid[]);

-- places.deleteFeedOf
delete
  from "change"
  where "owner_id" = any($1::uuid[]);

-- places.deleteInvitationsIn
delete
  from "invitation"
  where "owner_id" = any($1::uuid[]);

-- places.deleteMembersOf
delete
  from "member"
  where "owner_id" = any($1::uuid[]);

-- places.forgetLabelNames
update "audit"
  set "part" = $1
  where "owner_id" = any($2::uuid[]) and "object_type" = $3 and "part" is not null;

-- places.deleteOwners
delete
  from "owner"
  where "id" = any($1::uuid[]);

-- profile.lockProfile
select "name", "handle"
  from "owner"
  where "id" = $1 for update;

-- profile.updateProfile
update "owner"
  set "name" = $1, "handle" = $2
  where "id" = $3;

-- profile.renameAccount
update "account"
  set "name" = $1, "updated_at" = now()
  where "id" = $2;

-- sessions.listSessions
select "id", "user_agent", "ip_address", "created_at", "updated_at", "expires_at"
  from "session"
  where "account_id" = $1 and "expires_at" > now()
  order by "updated_at" desc, "id" desc;

-- sessions.deleteSession
delete
  from "session"
  where "account_id" = $1 and "id" = $2;

-- sessions.deleteOtherSessions
delete
  from "session"
  where "account_id" = $1 and "id" != $2
  returning "id";

-- forgetAccounts.deleteExpiredSessions
delete
  from "session"
  where "expires_at" < now();

-- forgetAccounts.deleteExpiredVerifications
delete
  from "verification"
  where "expires_at" < now();

-- forgetAccounts.deleteExpiredInvitations
delete
  from "invitation"
  where "expires_at" < now();

-- forgetAccounts.deleteExpiredOrigins
delete
  from "embed_origin"
  where "until" < now();

-- forgetAccounts.listLeavers
select "id"
  from "owner"
  where "deleted_at" > now() - interval '2 days';

-- sealed.listOutdated
select id::text as id, "secret" as sealed
  from "two_factor"
  where "secret" ~ $1 and not starts_with("secret", $2) and id > $3::uuid
  order by id
  limit $4;

-- sealed.replaceSealed
update "two_factor"
  set "secret" = $1
  where id = $2::uuid and "secret" = $3;

-- sealed.countSealed
select count(*)::int as count
  from "two_factor"
  where starts_with("secret", $1);

-- invitations.listInvitations
select "i"."id", "i"."email", "i"."role", "i"."created_at", "i"."expires_at", "p"."handle" as "inviter_handle", "p"."name" as "inviter_name"
  from "invitation" as "i" left join "owner" as "p" on "p"."id" = "i"."invited_by"
  where "i"."owner_id" = $1 and "i"."expires_at" > now()
  order by "i"."created_at", "i"."id";

-- invitations.deleteExpired
delete
  from "invitation"
  where "owner_id" = $1 and "expires_at" <= now();

-- invitations.storeInvitation
insert into "invitation" ("id", "role", "token_hash", "invited_by", "created_at", "expires_at", "owner_id", "email")
  values ($1, $2, $3, $4, now(), now() + make_interval(days => $5), $6, $7)
  on conflict ("owner_id", "email") do update
  set "id" = $8, "role" = $9, "token_hash" = $10, "invited_by" = $11, "created_at" = now(), "expires_at" = now() + make_interval(days => $12)
  returning "id", "email", "role", "created_at", "expires_at";

-- invitations.deleteInvitation
delete
  from "invitation"
  where "id" = $1 and "owner_id" = $2
  returning "id";

-- invitations.withdrawInvitations
delete
  from "invitation"
  where "owner_id" = $1 and "invited_by" = (select "owner_id"
  from "account"
  where "id" = $2)
  returning "id";

-- invitations.findInvitation
select "i"."id", "i"."owner_id", "i"."email", "i"."role", "i"."expires_at", "o"."handle", "o"."name"
  from "invitation" as "i"
  inner join "owner" as "o" on "o"."id" = "i"."owner_id"
  where "i"."token_hash" = $1 and "i"."expires_at" > now();

-- members.listMembers
select "a"."id" as "account_id", "p"."handle", "p"."name", "a"."email", "m"."role", "m"."created_at"
  from "member" as "m"
  inner join "account" as "a" on "a"."id" = "m"."account_id"
  inner join "owner" as "p" on "p"."id" = "a"."owner_id"
  where "m"."owner_id" = $1
  order by "m"."created_at", "m"."account_id";

-- members.findMember
select "a"."id" as "account_id", "p"."handle", "p"."name", "a"."email", "m"."role", "m"."created_at"
  from "member" as "m"
  inner join "account" as "a" on "a"."id" = "m"."account_id"
  inner join "owner" as "p" on "p"."id" = "a"."owner_id"
  where "m"."owner_id" = $1 and "m"."account_id" = $2;

-- members.listRoles
select "account_id", "role"
  from "member"
  where "owner_id" = $1;

-- members.insertMember
insert into "member" ("owner_id", "account_id", "role")
  values ($1, $2, $3)
  on conflict ("owner_id", "account_id") do nothing;

-- members.setRole
update "member"
  set "role" = $1
  where "owner_id" = $2 and "account_id" = $3;

-- members.deleteMember
delete
  from "member"
  where "owner_id" = $1 and "account_id" = $2;

-- members.leaveSessions
update "session"
  set "workspace_id" = $1
  where "account_id" = $2 and "workspace_id" = $3;

-- memberships.findMembership
select "m"."owner_id", "m"."role", "a"."owner_id" as "person_id"
  from "account" as "a"
  inner join "member" as "m" on "m"."account_id" = "a"."id"
  where "a"."id" = $1 and "m"."owner_id" = "a"."owner_id"
  limit $2;

-- memberships.findMembership
select "m"."owner_id", "m"."role", "a"."owner_id" as "person_id"
  from "account" as "a"
  inner join "member" as "m" on "m"."account_id" = "a"."id"
  where "a"."id" = $1 and ("m"."owner_id" = $2 or "m"."owner_id" = "a"."owner_id")
  order by "m"."owner_id" = $3 desc
  limit $4;

-- memberships.findMembership
select "m"."owner_id", "m"."role", "a"."owner_id" as "person_id"
  from "account" as "a"
  inner join "member" as "m" on "m"."account_id" = "a"."id"
  where "a"."id" = $1 and "m"."owner_id" = $2
  limit $3;

-- workspaces.listWorkspaces
select "o"."id", "o"."handle", "o"."name", "o"."kind", "m"."role"
  from "member" as "m"
  inner join "owner" as "o" on "o"."id" = "m"."owner_id"
  where "m"."account_id" = $1
  order by "o"."kind", "o"."id";

-- workspaces.findWorkspace
select "o"."id", "o"."handle", "o"."name", "o"."kind", "m"."role"
  from "member" as "m"
  inner join "owner" as "o" on "o"."id" = "m"."owner_id"
  where "m"."account_id" = $1 and "o"."id" = $2;

-- workspaces.lockWorkspace
select "id", "handle", "name", "kind"
  from "owner"
  where "id" = $1 for update;

-- workspaces.lockAccount
select "id"
  from "account"
  where "id" = $1 for no key update;

-- workspaces.countOwned
select count(*) as "count"
  from "member" as "m"
  inner join "owner" as "o" on "o"."id" = "m"."owner_id"
  where "m"."account_id" = $1 and "m"."role" = $2 and "o"."kind" = $3;

-- workspaces.insertTeam
insert into "owner" ("id", "handle", "name", "kind")
  values ($1, $2, $3, $4)
  on conflict ("handle") do nothing
  returning "id";

-- workspaces.renameWorkspace
update "owner"
  set "name" = $1
  where "id" = $2;

-- workspaces.moveSession
update "session"
  set "workspace_id" = $1
  where "id" = $2 and "account_id" = $3 and workspace_id is distinct
  from $4::uuid
  returning "id";

-- audit.insertAudit
insert into "audit" ("id", "owner_id", "actor_id", "key_id", "action", "object_type", "object_id", "part", "before_hash", "after_hash", "request_id", "door")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- audit.insertAudit
with "recorded" as (insert into "audit" ("id", "owner_id", "actor_id", "key_id", "action", "object_type", "object_id", "part", "before_hash", "after_hash", "request_id", "door")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)) insert into "change" ("id", "owner_id", "type", "character_id", "slug", "version", "label")
  values ($13, $14, $15, $16, $17, $18, $19);

-- audit.listAudit
select "a"."id", "a"."at", "a"."action", "a"."object_type", "a"."object_id", "a"."part", "a"."before_hash", "a"."after_hash", "a"."request_id", "a"."door", "o"."id" as "actor_id", "o"."handle" as "actor_handle", "o"."name" as "actor_name", "k"."id" as "key_id", "k"."name" as "key_name"
  from "audit" as "a" left join "owner" as "o" on "o"."id" = "a"."actor_id" left join "api_key" as "k" on "k"."id" = "a"."key_id"
  where "a"."owner_id" = $1
  order by "a"."id" desc
  limit $2;

-- audit.listAudit
select "a"."id", "a"."at", "a"."action", "a"."object_type", "a"."object_id", "a"."part", "a"."before_hash", "a"."after_hash", "a"."request_id", "a"."door", "o"."id" as "actor_id", "o"."handle" as "actor_handle", "o"."name" as "actor_name", "k"."id" as "key_id", "k"."name" as "key_name"
  from "audit" as "a" left join "owner" as "o" on "o"."id" = "a"."actor_id" left join "api_key" as "k" on "k"."id" = "a"."key_id"
  where "a"."owner_id" = $1 and "a"."object_id" = $2 and "a"."action" = $3 and "a"."id" < $4
  order by "a"."id" desc
  limit $5;

-- changes.lockFeed
select pg_advisory_xact_lock(1346764803, hashtext($1));

-- changes.hasUnplaced
select "id"
  from "change"
  where "owner_id" = $1 and "position" is null
  limit $2;

-- changes.placeChanges
with "unplaced" as (select "id"
  from "change"
  where "owner_id" = $1 and "position" is null
  order by "id"
  limit $2), "placed" as (select "id", nextval('change_position') as "position"
  from "unplaced") update "change"
  set "position" = "placed"."position"
  from "placed"
  where "change"."id" = "placed"."id";

-- changes.listChanges
select "type", "character_id", "slug", "version", "label", "at", "position"
  from "change"
  where "owner_id" = $1 and "position" > $2
  order by "position"
  limit $3;

-- changes.findLastPosition
select coalesce(max("position"), 0) as "last"
  from "change"
  where "owner_id" = $1 and "position" is not null;

-- characters.findCharacter
select "c"."id", "c"."slug", "c"."owner_id", "c"."is_sample", "c"."published_version", "c"."published_at", "c"."revision", "c"."created_at", "c"."updated_at", "c"."deleted_at", "c"."origin_id", "c"."origin_version", "v"."number" as "version", "v"."content_hash", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating", "v"."nickname", "v"."scenario", "v"."group_greetings", "v"."system_prompt", "v"."post_history_instructions", "v"."depth_prompt", "v"."trusts_instructions", "v"."lorebook", "v"."avatar", "v"."card"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = case when c.owner_id = $1 then c.head_version else c.published_version end
  where "c"."id" = $2 and "c"."deleted_at" is null;

-- characters.findCharacter
select "c"."id", "c"."slug", "c"."owner_id", "c"."is_sample", "c"."published_version", "c"."published_at", "c"."revision", "c"."created_at", "c"."updated_at", "c"."deleted_at", "c"."origin_id", "c"."origin_version", "v"."number" as "version", "v"."content_hash", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating", "v"."nickname", "v"."scenario", "v"."group_greetings", "v"."system_prompt", "v"."post_history_instructions", "v"."depth_prompt", "v"."trusts_instructions", "v"."lorebook", "v"."avatar", "v"."card"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = case when c.owner_id = $1 then c.head_version else c.published_version end
  where "c"."slug" = $2 and "c"."deleted_at" is null;

-- characters.lockCharacter
select "id"
  from "character"
  where "id" = $1 and "owner_id" = $2 for update;

-- characters.findHead
select "c"."id", "c"."slug", "c"."owner_id", "c"."is_sample", "c"."published_version", "c"."published_at", "c"."revision", "c"."created_at", "c"."updated_at", "c"."deleted_at", "c"."origin_id", "c"."origin_version", "v"."number" as "version", "v"."content_hash", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating", "v"."nickname", "v"."scenario", "v"."group_greetings", "v"."system_prompt", "v"."post_history_instructions", "v"."depth_prompt", "v"."trusts_instructions", "v"."lorebook", "v"."avatar", "v"."card"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."head_version"
  where "c"."id" = $1;

-- characters.updateHead
update "character"
  set "revision" = revision + 1, "updated_at" = now(), "head_version" = $1, "search" = setweight(to_tsvector('simple', $2), 'A') || setweight(to_tsvector('simple', $3), 'B') || setweight(to_tsvector('simple', $4), 'C')
  where "id" = $5
  returning "revision", "updated_at", "published_at", "published_version";

-- characters.updateHead
with "head" as (update "character"
  set "revision" = revision + 1, "updated_at" = now(), "published_version" = $1, "published_at" = coalesce(published_at, now()), "public_search" = setweight(to_tsvector('simple', $2), 'A') || setweight(to_tsvector('simple', $3), 'B') || setweight(to_tsvector('simple', $4), 'C')
  where "id" = $5
  returning "id", "revision", "updated_at", "published_at", "published_version"), "unlisted" as (delete
  from "public_tag"
  where "character_id" = $6 and tag <> all($7::text[])), "listed" as (insert into "public_tag" ("character_id", "tag", "published_at") select id, tag, published_at
  from head, unnest($8::text[]) as tag
  on conflict do nothing) select "revision", "updated_at", "published_at", "published_version"
  from "head";

-- characters.updateHead
with "head" as (update "character"
  set "revision" = revision + 1, "updated_at" = now(), "published_version" = $1, "published_at" = $2, "public_search" = $3
  where "id" = $4
  returning "id", "revision", "updated_at", "published_at", "published_version"), "unlisted" as (delete
  from "public_tag"
  where "character_id" = $5 and tag <> all($6::text[])), "listed" as (insert into "public_tag" ("character_id", "tag", "published_at") select id, tag, published_at
  from head, unnest($7::text[]) as tag
  on conflict do nothing) select "revision", "updated_at", "published_at", "published_version"
  from "head";

-- characters.setDeleted
update "character"
  set "revision" = revision + 1, "deleted_at" = now()
  where "id" = $1
  returning "revision", "deleted_at";

-- characters.setDeleted
update "character"
  set "revision" = revision + 1, "deleted_at" = $1
  where "id" = $2
  returning "revision", "deleted_at";

-- characters.listCharacters
select "c"."id", "c"."slug", "c"."is_sample", "c"."published_version", "c"."created_at", "c"."updated_at", "c"."deleted_at", "live"."version" as "live_version", "d"."updated_at" as "draft_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "v"."avatar"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."head_version" left join "character_label" as "live" on "live"."character_id" = "c"."id" and "live"."name" = 'production' left join "draft" as "d" on "d"."character_id" = "c"."id" and "d"."editor_id" = "c"."owner_id" and "d"."content" != '{}'::jsonb
  where "c"."owner_id" = $1 and "c"."deleted_at" is null
  order by "c"."id" desc
  limit $2;

-- characters.listCharacters
select "c"."id", "c"."slug", "c"."is_sample", "c"."published_version", "c"."created_at", "c"."updated_at", "c"."deleted_at", "live"."version" as "live_version", "d"."updated_at" as "draft_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "v"."avatar"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."head_version" left join "character_label" as "live" on "live"."character_id" = "c"."id" and "live"."name" = 'production' left join "draft" as "d" on "d"."character_id" = "c"."id" and "d"."editor_id" = "c"."owner_id" and "d"."content" != '{}'::jsonb
  where "c"."owner_id" = $1 and "c"."deleted_at" is not null and "c"."id" < $2 and c.search @@ to_tsquery('simple', $3) and $4 = any(v.tags)
  order by "c"."id" desc
  limit $5;

-- characters.isPublished
select "c"."id"
  from "character" as "c"
  where "c"."id" = $1 and "c"."published_version" is not null and "c"."deleted_at" is null;

-- characters.isPublished
select "c"."id"
  from "character" as "c"
  where "c"."slug" = $1 and "c"."published_version" is not null and "c"."deleted_at" is null;

-- characters.deleteSamples
update "character"
  set "deleted_at" = now(), "revision" = revision + 1
  where "owner_id" = $1 and "is_sample" = $2 and "deleted_at" is null
  returning "id", "slug";

-- characters.countSamples
select count(*)::int as "count"
  from "character"
  where "owner_id" = $1 and "is_sample" = $2 and "deleted_at" is null;

-- idempotency.claimKey
insert into "idempotency_key" ("owner_id", "caller_id", "route", "key", "request_hash", "locked_until")
  values ($1, $2, $3, $4, $5, now() + interval '150 seconds')
  on conflict ("owner_id", "caller_id", "route", "key") do update
  set "request_hash" = $6, "locked_until" = now() + interval '150 seconds', "response" = $7, "created_at" = now()
  where ("idempotency_key"."created_at" < now() - interval '24 hours' or ("idempotency_key"."response" is null and "idempotency_key"."locked_until" < now()))
  returning "locked_until";

-- idempotency.findKey
select "request_hash", "response"
  from "idempotency_key"
  where "owner_id" = $1 and "caller_id" = $2 and "route" = $3 and "key" = $4;

-- idempotency.storeResponse
update "idempotency_key"
  set "response" = $1
  where "owner_id" = $2 and "caller_id" = $3 and "route" = $4 and "key" = $5 and "locked_until" = $6;

-- idempotency.releaseKey
delete
  from "idempotency_key"
  where "owner_id" = $1 and "caller_id" = $2 and "route" = $3 and "key" = $4 and "locked_until" = $5 and "response" is null;

-- idempotency.deleteOldKeys
delete
  from "idempotency_key"
  where ctid = any(array((select ctid as "ctid"
  from "idempotency_key"
  where "created_at" < now() - interval '24 hours'
  limit $1)));

-- creation.insertCharacter
with "listed" as (insert into "public_tag" ("character_id", "tag", "published_at") select $1::uuid, tag, now()
  from unnest($2::text[]) as tag) insert into "character" ("id", "owner_id", "slug", "head_version", "is_sample", "origin_id", "origin_version", "search", "published_version", "published_at", "public_search")
  values ($3, $4, $5, $6, $7, $8, $9, setweight(to_tsvector('simple', $10), 'A') || setweight(to_tsvector('simple', $11), 'B') || setweight(to_tsvector('simple', $12), 'C'), $13, now(), setweight(to_tsvector('simple', $14), 'A') || setweight(to_tsvector('simple', $15), 'B') || setweight(to_tsvector('simple', $16), 'C'))
  returning "slug", "is_sample", "published_version", "published_at", "revision", "created_at", "updated_at", "deleted_at", "origin_id", "origin_version";

-- creation.insertCreation
with "first" as (insert into "character_version" ("character_id", "number", "owner_id", "author_id", "content_hash", "source", "message", "restored_from", "name", "personality_summary", "backstory", "tone_description", "initial_greeting", "tagline", "opening_scene", "alternate_greetings", "example_dialogues", "tags", "language", "license", "content_rating", "nickname", "scenario", "group_greetings", "system_prompt", "post_history_instructions", "depth_prompt", "trusts_instructions", "lorebook", "avatar", "card")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31)), "listed" as (insert into "public_tag" ("character_id", "tag", "published_at") select $32::uuid, tag, now()
  from unnest($33::text[]) as tag), "recorded" as (insert into "audit" ("id", "owner_id", "actor_id", "key_id", "action", "object_type", "object_id", "part", "before_hash", "after_hash", "request_id", "door")
  values ($34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45)), "told" as (insert into "change" ("id", "type", "owner_id", "character_id", "slug", "version") select id, type, $46::uuid, $47::uuid, $48, 1
  from unnest($49::uuid[], $50::text[]) as made (id, type)) insert into "character" ("id", "owner_id", "slug", "head_version", "is_sample", "origin_id", "origin_version", "search", "published_version", "published_at", "public_search")
  values ($51, $52, $53, $54, $55, $56, $57, setweight(to_tsvector('simple', $58), 'A') || setweight(to_tsvector('simple', $59), 'B') || setweight(to_tsvector('simple', $60), 'C'), $61, now(), setweight(to_tsvector('simple', $62), 'A') || setweight(to_tsvector('simple', $63), 'B') || setweight(to_tsvector('simple', $64), 'C'))
  returning "slug", "is_sample", "published_version", "published_at", "revision", "created_at", "updated_at", "deleted_at", "origin_id", "origin_version";

-- drafts.findDraft
select "base_version", "content", "revision", "updated_at"
  from "draft"
  where "character_id" = $1 and "editor_id" = $2;

-- drafts.storeDraft
insert into "draft" ("character_id", "editor_id", "base_version", "content")
  values ($1, $2, $3, $4)
  on conflict ("character_id", "editor_id") do update
  set "base_version" = $5, "content" = $6, "revision" = draft.revision + 1, "updated_at" = now()
  returning "base_version", "content", "revision", "updated_at";

-- emptyTrash.allowMinutes
select set_config('statement_timeout', '300000', true);

-- emptyTrash.lockExpired
select "c"."id", "c"."owner_id", "c"."slug", "v"."content_hash"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."head_version"
  where "c"."deleted_at" < now() - make_interval(days => $1)
  order by "c"."deleted_at"
  limit $2 for update of "c" skip locked;

-- emptyTrash.deleteCharacter
delete
  from "character"
  where "id" = $1;

-- jobs.registerJobs
insert into "job" ("name", "next_run_at")
  values ($1, now())
  on conflict do nothing;

-- jobs.listJobs
select "name", "last_run_at", "next_run_at", "last_result"
  from "job"
  where "name" in ($1)
  order by "name";

-- jobs.lockDue
select "name"
  from "job"
  where "name" = $1 and "next_run_at" <= now() for update skip locked;

-- jobs.finishRun
update "job"
  set "last_run_at" = now(), "next_run_at" = now() + make_interval(secs => $1), "last_result" = $2
  where "name" = $3;

-- jobs.findWait
select extract(epoch
  from min(next_run_at) - now())::float8 * 1000 as "wait"
  from "job"
  where "name" in ($1);

-- labels.listLabels
select "name", "version", "updated_at"
  from "character_label"
  where "character_id" = $1
  order by "name";

-- labels.findLabel
select "l"."name", "l"."version", "l"."updated_at", "v"."content_hash"
  from "character_label" as "l"
  inner join "character_version" as "v" on "v"."character_id" = "l"."character_id" and "v"."number" = "l"."version"
  where "l"."character_id" = $1 and "l"."name" = $2;

-- labels.pointLabel
insert into "character_label" ("character_id", "owner_id", "name", "version")
  values ($1, $2, $3, $4)
  on conflict ("character_id", "name") do update
  set "version" = $5, "updated_at" = now();

-- labels.deleteLabel
delete
  from "character_label"
  where "character_id" = $1 and "name" = $2;

-- labels.listUses
select "kind", "name"
  from "label_use"
  where "character_id" = $1 and "label" = $2
  order by "kind", "name"
  limit $3;

-- samples.markSeeded
update "owner"
  set "seeded_at" = now()
  where "id" = $1 and "seeded_at" is null;

-- versions.insertVersion
insert into "character_version" ("character_id", "number", "owner_id", "author_id", "content_hash", "source", "message", "restored_from", "name", "personality_summary", "backstory", "tone_description", "initial_greeting", "tagline", "opening_scene", "alternate_greetings", "example_dialogues", "tags", "language", "license", "content_rating", "nickname", "scenario", "group_greetings", "system_prompt", "post_history_instructions", "depth_prompt", "trusts_instructions", "lorebook", "avatar", "card")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31);

-- versions.findAt
select "c"."id", "c"."slug", "c"."owner_id", "c"."is_sample", "c"."published_version", "c"."published_at", "c"."revision", "c"."created_at", "c"."updated_at", "c"."deleted_at", "c"."origin_id", "c"."origin_version", "v"."number" as "version", "v"."content_hash", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating", "v"."nickname", "v"."scenario", "v"."group_greetings", "v"."system_prompt", "v"."post_history_instructions", "v"."depth_prompt", "v"."trusts_instructions", "v"."lorebook", "v"."avatar", "v"."card", "v"."packed", "a"."packed" as "anchor_pack"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = cast($1 as integer) left join "character_version" as "a" on "a"."character_id" = "v"."character_id" and "a"."number" = "v"."anchor"
  where "c"."id" = $2 and "c"."deleted_at" is null and (c.owner_id = $3 or v.number = c.published_version);

-- versions.findAt
select "c"."id", "c"."slug", "c"."owner_id", "c"."is_sample", "c"."published_version", "c"."published_at", "c"."revision", "c"."created_at", "c"."updated_at", "c"."deleted_at", "c"."origin_id", "c"."origin_version", "v"."number" as "version", "v"."content_hash", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating", "v"."nickname", "v"."scenario", "v"."group_greetings", "v"."system_prompt", "v"."post_history_instructions", "v"."depth_prompt", "v"."trusts_instructions", "v"."lorebook", "v"."avatar", "v"."card", "v"."packed", "a"."packed" as "anchor_pack"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = (select l.version
  from character_label as l
  where l.character_id = c.id and l.name = $1 and l.owner_id = $2) left join "character_version" as "a" on "a"."character_id" = "v"."character_id" and "a"."number" = "v"."anchor"
  where "c"."slug" = $3 and "c"."deleted_at" is null and (c.owner_id = $4 or v.number = c.published_version);

-- versions.findContent
select "v"."packed", "a"."packed" as "anchor_pack", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating", "v"."nickname", "v"."scenario", "v"."group_greetings", "v"."system_prompt", "v"."post_history_instructions", "v"."depth_prompt", "v"."trusts_instructions", "v"."lorebook", "v"."avatar", "v"."card"
  from "character_version" as "v" left join "character_version" as "a" on "a"."character_id" = "v"."character_id" and "a"."number" = "v"."anchor"
  where "v"."character_id" = $1 and "v"."number" = $2;

-- versions.findAnchor
select "number", "packed"
  from "character_version"
  where "character_id" = $1 and "packed" is not null and "anchor" is null
  order by "number" desc
  limit $2;

-- versions.packVersion
update "character_version"
  set "packed" = $1, "anchor" = $2, "personality_summary" = $3, "backstory" = $4, "tone_description" = $5, "initial_greeting" = $6, "tagline" = $7, "opening_scene" = $8, "alternate_greetings" = $9, "example_dialogues" = $10, "tags" = $11, "language" = $12, "license" = $13, "content_rating" = $14, "nickname" = $15, "scenario" = $16, "group_greetings" = $17, "system_prompt" = $18, "post_history_instructions" = $19, "depth_prompt" = $20, "trusts_instructions" = $21, "lorebook" = $22, "avatar" = $23, "card" = $24
  where "character_id" = $25 and "number" = $26;

-- versions.listVersions
select "v"."number", "v"."message", "v"."source", "v"."restored_from", "v"."content_hash", "v"."created_at", "c"."published_version", "o"."handle" as "author_handle", "o"."name" as "author_name", array( select l.name
  from character_label as l
  where l.character_id = v.character_id and l.version = v.number
  order by l.name) as "labels"
  from "character_version" as "v"
  inner join "character" as "c" on "c"."id" = "v"."character_id"
  inner join "owner" as "o" on "o"."id" = "v"."author_id"
  where "v"."character_id" = $1
  order by "v"."number" desc
  limit $2;

-- versions.listVersions
select "v"."number", "v"."message", "v"."source", "v"."restored_from", "v"."content_hash", "v"."created_at", "c"."published_version", "o"."handle" as "author_handle", "o"."name" as "author_name", array( select l.name
  from character_label as l
  where l.character_id = v.character_id and l.version = v.number
  order by l.name) as "labels"
  from "character_version" as "v"
  inner join "character" as "c" on "c"."id" = "v"."character_id"
  inner join "owner" as "o" on "o"."id" = "v"."author_id"
  where "v"."character_id" = $1 and "v"."number" < $2
  order by "v"."number" desc
  limit $3;

-- versions.findVersion
select "v"."number", "v"."message", "v"."source", "v"."restored_from", "v"."content_hash", "v"."created_at", "c"."published_version", "o"."handle" as "author_handle", "o"."name" as "author_name", array( select l.name
  from character_label as l
  where l.character_id = v.character_id and l.version = v.number
  order by l.name) as "labels", "v"."packed", "a"."packed" as "anchor_pack", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating", "v"."nickname", "v"."scenario", "v"."group_greetings", "v"."system_prompt", "v"."post_history_instructions", "v"."depth_prompt", "v"."trusts_instructions", "v"."lorebook", "v"."avatar", "v"."card"
  from "character_version" as "v"
  inner join "character" as "c" on "c"."id" = "v"."character_id"
  inner join "owner" as "o" on "o"."id" = "v"."author_id" left join "character_version" as "a" on "a"."character_id" = "v"."character_id" and "a"."number" = "v"."anchor"
  where "v"."character_id" = $1 and "v"."number" = $2;

-- versions.renameVersion
update "character_version"
  set "message" = $1
  where "character_id" = $2 and "number" = $3;

-- versions.findImported
select max("number") as "number"
  from "character_version"
  where "character_id" = $1 and "source" = $2;
