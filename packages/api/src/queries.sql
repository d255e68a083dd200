-- account.findOwner
select "id", "handle", "name"
  from "owner"
  where "id" = $1;

-- account.findOwnerByHandle
select "id", "handle", "name"
  from "owner"
  where "handle" = $1;

-- account.insertOwner
insert into "owner" ("id", "handle", "name")
  values ($1, $2, $3)
  on conflict do nothing;

-- characters.findCharacter
select "c"."id", "c"."slug", "c"."owner_id", "c"."is_sample", "c"."published_version", "c"."published_at", "c"."revision", "c"."created_at", "c"."updated_at", "c"."deleted_at", "v"."number" as "version", "v"."content_hash", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = case when "c"."owner_id" = $1 then "c"."head_version" else "c"."published_version" end
  where "c"."id" = $2 and "c"."deleted_at" is null;

-- characters.findCharacter
select "c"."id", "c"."slug", "c"."owner_id", "c"."is_sample", "c"."published_version", "c"."published_at", "c"."revision", "c"."created_at", "c"."updated_at", "c"."deleted_at", "v"."number" as "version", "v"."content_hash", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = case when "c"."owner_id" = $1 then "c"."head_version" else "c"."published_version" end
  where "c"."slug" = $2 and "c"."deleted_at" is null;

-- characters.findContent
select "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating"
  from "character_version" as "v"
  where "v"."character_id" = $1 and "v"."number" = $2;

-- characters.lockCharacter
select "id"
  from "character"
  where "id" = $1 and "owner_id" = $2 for update;

-- characters.findHead
select "c"."id", "c"."slug", "c"."owner_id", "c"."is_sample", "c"."published_version", "c"."published_at", "c"."revision", "c"."created_at", "c"."updated_at", "c"."deleted_at", "v"."number" as "version", "v"."content_hash", "v"."name", "v"."personality_summary", "v"."backstory", "v"."tone_description", "v"."initial_greeting", "v"."tagline", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."tags", "v"."language", "v"."license", "v"."content_rating"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."head_version"
  where "c"."id" = $1;

-- characters.insertCharacter
insert into "character" ("id", "owner_id", "slug", "head_version", "is_sample", "search", "published_version", "published_at", "public_search")
  values ($1, $2, $3, $4, $5, setweight(to_tsvector('simple', $6), 'A') || setweight(to_tsvector('simple', $7), 'B') || setweight(to_tsvector('simple', $8), 'C'), $9, now(), setweight(to_tsvector('simple', $10), 'A') || setweight(to_tsvector('simple', $11), 'B') || setweight(to_tsvector('simple', $12), 'C'))
  returning "slug", "is_sample", "published_version", "published_at", "revision", "created_at", "updated_at", "deleted_at";

-- characters.insertVersion
insert into "character_version" ("character_id", "number", "owner_id", "author_id", "content_hash", "source", "message", "name", "personality_summary", "backstory", "tone_description", "initial_greeting", "tagline", "opening_scene", "alternate_greetings", "example_dialogues", "tags", "language", "license", "content_rating")
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20);

-- characters.updateHead
update "character"
  set "revision" = revision + 1, "updated_at" = now(), "head_version" = $1, "search" = setweight(to_tsvector('simple', $2), 'A') || setweight(to_tsvector('simple', $3), 'B') || setweight(to_tsvector('simple', $4), 'C')
  where "id" = $5
  returning "revision", "updated_at", "published_at", "published_version";

-- characters.updateHead
update "character"
  set "revision" = revision + 1, "updated_at" = now(), "published_version" = $1, "published_at" = coalesce(published_at, now()), "public_search" = setweight(to_tsvector('simple', $2), 'A') || setweight(to_tsvector('simple', $3), 'B') || setweight(to_tsvector('simple', $4), 'C')
  where "id" = $5
  returning "revision", "updated_at", "published_at", "published_version";

-- characters.updateHead
update "character"
  set "revision" = revision + 1, "updated_at" = now(), "published_version" = $1, "published_at" = $2, "public_search" = $3
  where "id" = $4
  returning "revision", "updated_at", "published_at", "published_version";

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
select "c"."id", "c"."slug", "c"."is_sample", "c"."published_version", "c"."created_at", "c"."updated_at", "c"."deleted_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."head_version"
  where "c"."owner_id" = $1 and "c"."deleted_at" is null
  order by "c"."id" desc
  limit $2;

-- characters.listCharacters
select "c"."id", "c"."slug", "c"."is_sample", "c"."published_version", "c"."created_at", "c"."updated_at", "c"."deleted_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."head_version"
  where "c"."owner_id" = $1 and "c"."deleted_at" is not null and "c"."id" < $2 and c.search @@ to_tsquery('simple', $3) and $4 = any(v.tags)
  order by "c"."id" desc
  limit $5;

-- characters.deleteSamples
update "character"
  set "deleted_at" = now(), "revision" = revision + 1
  where "owner_id" = $1 and "is_sample" = $2 and "deleted_at" is null;

-- characters.countSamples
select count(*)::int as "count"
  from "character"
  where "owner_id" = $1 and "is_sample" = $2 and "deleted_at" is null;

-- conversations.insertConversation
insert into "conversation" ("id", "owner_id", "character_id", "version")
  values ($1, $2, $3, $4)
  returning "id", "version", "created_at", "updated_at";

-- conversations.findConversation
select "t"."id", "t"."owner_id", "o"."name" as "owner_name", "t"."version", "t"."created_at", "t"."updated_at", "c"."id" as "character_id", "c"."slug", "v"."name", coalesce(t.leased_until < now(), true) as "idle"
  from "conversation" as "t"
  inner join "character" as "c" on "c"."id" = "t"."character_id"
  inner join "character_version" as "v" on "v"."character_id" = "t"."character_id" and "v"."number" = "t"."version"
  inner join "owner" as "o" on "o"."id" = "t"."owner_id"
  where "t"."owner_id" = $1 and "t"."id" = $2;

-- conversations.listConversations
select "t"."id", "t"."owner_id", "o"."name" as "owner_name", "t"."version", "t"."created_at", "t"."updated_at", "c"."id" as "character_id", "c"."slug", "v"."name", coalesce(t.leased_until < now(), true) as "idle"
  from "conversation" as "t"
  inner join "character" as "c" on "c"."id" = "t"."character_id"
  inner join "character_version" as "v" on "v"."character_id" = "t"."character_id" and "v"."number" = "t"."version"
  inner join "owner" as "o" on "o"."id" = "t"."owner_id"
  where "t"."owner_id" = $1
  order by "t"."id" desc
  limit $2;

-- conversations.listConversations
select "t"."id", "t"."owner_id", "o"."name" as "owner_name", "t"."version", "t"."created_at", "t"."updated_at", "c"."id" as "character_id", "c"."slug", "v"."name", coalesce(t.leased_until < now(), true) as "idle"
  from "conversation" as "t"
  inner join "character" as "c" on "c"."id" = "t"."character_id"
  inner join "character_version" as "v" on "v"."character_id" = "t"."character_id" and "v"."number" = "t"."version"
  inner join "owner" as "o" on "o"."id" = "t"."owner_id"
  where "t"."owner_id" = $1 and "t"."character_id" = $2 and "t"."id" < $3
  order by "t"."id" desc
  limit $4;

-- conversations.deleteConversation
delete
  from "conversation"
  where "id" = $1 and "owner_id" = $2;

-- conversations.listTurns
select "id", "conversation_id", "position", "role", "text", "state", "error_code", "version", "prompt_hash", "provider", "model", "finish_reason", "input_tokens", "output_tokens", "usage_source", "created_at"
  from "turn"
  where "conversation_id" = $1
  order by "position";

-- conversations.insertTurns
insert into "turn" ("id", "owner_id", "conversation_id", "position", "role", "text", "state")
  values ($1, $2, $3, $4, $5, $6, $7)
  returning "id", "conversation_id", "position", "role", "text", "state", "error_code", "version", "prompt_hash", "provider", "model", "finish_reason", "input_tokens", "output_tokens", "usage_source", "created_at";

-- conversations.takeLease
update "conversation"
  set "lease_id" = $1, "leased_until" = now() + interval '30 seconds'
  where "id" = $2 and ("leased_until" is null or "leased_until" < now());

-- conversations.renewLease
update "conversation"
  set "leased_until" = now() + interval '30 seconds'
  where "id" = $1 and "lease_id" = $2;

-- conversations.endLease
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

-- conversations.failAbandonedTurns
update "turn"
  set "state" = $1, "error_code" = $2
  where "conversation_id" = $3 and "state" = $4;

-- gallery.listNewest
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "o"."handle" as "creator_handle", "o"."name" as "creator_name"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  where "c"."published_version" is not null and "c"."deleted_at" is null
  order by "c"."published_at" desc, "c"."id" desc
  limit $1;

-- gallery.listNewest
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "o"."handle" as "creator_handle", "o"."name" as "creator_name"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  where "c"."published_version" is not null and "c"."deleted_at" is null and $1 = any(v.tags) and (c.published_at, c.id) < ($2, $3::uuid)
  order by "c"."published_at" desc, "c"."id" desc
  limit $4;

-- gallery.searchMatches
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "o"."handle" as "creator_handle", "o"."name" as "creator_name", ts_rank(c.public_search, to_tsquery('simple', $1))::float8 as "rank"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  where "c"."published_version" is not null and "c"."deleted_at" is null and c.public_search @@ to_tsquery('simple', $2)
  order by ts_rank(c.public_search, to_tsquery('simple', $3))::float8 desc, "c"."id" desc
  limit $4;

-- gallery.searchMatches
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "o"."handle" as "creator_handle", "o"."name" as "creator_name", ts_rank(c.public_search, to_tsquery('simple', $1))::float8 as "rank"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  where "c"."published_version" is not null and "c"."deleted_at" is null and c.public_search @@ to_tsquery('simple', $2) and $3 = any(v.tags) and (ts_rank(c.public_search, to_tsquery('simple', $4))::float8, c.id) < ($5::float8, $6::uuid)
  order by ts_rank(c.public_search, to_tsquery('simple', $7))::float8 desc, "c"."id" desc
  limit $8;

-- gallery.findPublished
select "c"."id", "c"."slug", "c"."published_at", "v"."number" as "version", "v"."name", "v"."tagline", "v"."personality_summary", "v"."initial_greeting", "v"."tags", "v"."language", "v"."content_rating", "o"."handle" as "creator_handle", "o"."name" as "creator_name", "c"."owner_id", "c"."created_at", "v"."created_at" as "updated_at", "v"."content_hash", "v"."backstory", "v"."tone_description", "v"."opening_scene", "v"."alternate_greetings", "v"."example_dialogues", "v"."license"
  from "character" as "c"
  inner join "character_version" as "v" on "v"."character_id" = "c"."id" and "v"."number" = "c"."published_version"
  inner join "owner" as "o" on "o"."id" = "c"."owner_id"
  where "c"."published_version" is not null and "c"."deleted_at" is null and "c"."id" = $1;

-- idempotency.claimKey
insert into "idempotency_key" ("owner_id", "route", "key", "request_hash", "locked_until")
  values ($1, $2, $3, $4, now() + interval '150 seconds')
  on conflict ("owner_id", "route", "key") do update
  set "request_hash" = $5, "locked_until" = now() + interval '150 seconds', "response" = $6, "created_at" = now()
  where ("idempotency_key"."created_at" < now() - interval '24 hours' or ("idempotency_key"."response" is null and "idempotency_key"."locked_until" < now()))
  returning "locked_until";

-- idempotency.findKey
select "request_hash", "response"
  from "idempotency_key"
  where "owner_id" = $1 and "route" = $2 and "key" = $3;

-- idempotency.storeResponse
update "idempotency_key"
  set "response" = $1
  where "owner_id" = $2 and "route" = $3 and "key" = $4 and "locked_until" = $5;

-- idempotency.releaseKey
delete
  from "idempotency_key"
  where "owner_id" = $1 and "route" = $2 and "key" = $3 and "locked_until" = $4 and "response" is null;

-- idempotency.deleteOldKeys
delete
  from "idempotency_key"
  where "created_at" < now() - interval '24 hours';

-- samples.lockSeeding
select pg_advisory_xact_lock($1);

-- samples.hasCharacters
select "id"
  from "character"
  limit $1;
