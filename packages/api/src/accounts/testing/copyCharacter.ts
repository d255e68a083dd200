import type { AccountsApi } from "../../testing/accountsApi.ts";

/** Copies a character with its versions, as they are stored, so many times. */
export async function copyCharacter(
  { sql }: Pick<AccountsApi, "sql">,
  id: string,
  times: number,
): Promise<void> {
  await sql(`create table copy as select gen_random_uuid() as id, n
    from generate_series(1, ${times}) as n`);
  await sql(`with copies as (
      insert into character (id, owner_id, slug, head_version, search)
      select copy.id, owner_id, 'copy-' || copy.id, head_version, search from copy, character as c
      where c.id = '${id}' returning id)
    insert into character_version
    select (jsonb_populate_record(v, jsonb_build_object('character_id', copies.id))).*
    from copies, character_version as v where v.character_id = '${id}'`);
  await sql("drop table copy");
}
