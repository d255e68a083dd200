import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The tags of what is published, in the order in which the gallery lists it: along the index of the
  // newest, a tag that nobody has would be looked for in every public character.
  `create table public_tag (
    character_id uuid not null references character on delete cascade,
    tag text not null,
    published_at timestamptz(3) not null,
    primary key (character_id, tag)
  )`,
  `insert into public_tag (character_id, tag, published_at)
    select distinct c.id, tag, c.published_at
    from character as c
    join character_version as v on v.character_id = c.id and v.number = c.published_version,
      unnest(v.tags) as tag`,
  `create index public_tag_newest on public_tag (tag, published_at desc, character_id desc)`,
];
