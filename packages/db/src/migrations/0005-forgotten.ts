import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // What was done stays on record for ever. The name of a label is the one text in it that a person
  // wrote, and goes when they delete their account.
  `create or replace function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.object_type = 'label' and new.part is null
        and to_jsonb(new) - 'part' = to_jsonb(old) - 'part'
      then
        return new;
      end if;
      raise exception 'the audit is only added to';
    end $$`,
];
