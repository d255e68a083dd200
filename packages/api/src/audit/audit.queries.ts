import type { Tx } from "@personaforge/db/database";
import { prepared } from "@personaforge/db/prepared";
import { v7 as uuidv7 } from "uuid";
import type { NewChange } from "../changes/newChange.ts";
import { auditValues, type NewAudit } from "./newAudit.ts";

const insertAlone = prepared((db, audit: NewAudit) =>
  db.insertInto("audit").values(auditValues(audit)),
);

interface ChangeRow {
  changeId: string;
  type: string;
  characterId: string;
  slug: string;
  version: number | null;
  label: string | null;
}

type OwnedChange = ChangeRow & { ownerId: string };

const changeValues = (row: OwnedChange) => ({
  id: row.changeId,
  owner_id: row.ownerId,
  type: row.type,
  character_id: row.characterId,
  slug: row.slug,
  version: row.version,
  label: row.label,
});

// One round trip for both: every save waits for it.
const insertWithChange = prepared((db, row: NewAudit & ChangeRow) =>
  db
    .with("recorded", (query) => query.insertInto("audit").values(auditValues(row)))
    .insertInto("change")
    .values(changeValues(row)),
);

const insertChange = prepared((db, row: OwnedChange) =>
  db.insertInto("change").values(changeValues(row)),
);

const changeRow = ({ type, characterId, slug, version, label }: NewChange): ChangeRow => ({
  changeId: uuidv7(),
  type,
  characterId,
  slug,
  version: version ?? null,
  label: label ?? null,
});

/** Keeps what was done, and the events that tell of it. */
export async function insertAudit(
  tx: Tx,
  audit: NewAudit,
  changes: readonly NewChange[],
): Promise<void> {
  const [first, ...rest] = changes;
  if (first === undefined) await insertAlone(tx, audit);
  else await insertWithChange(tx, { ...audit, ...changeRow(first) });
  for (const change of rest)
    await insertChange(tx, { ownerId: audit.ownerId, ...changeRow(change) });
}

export interface AuditFilter {
  ownerId: string;
  objectId: string | undefined;
  action: string | undefined;
  before: string | undefined;
  limit: number;
}

/** What was done to the owner's things, newest first, with who did it. */
export const listAudit = prepared((db, filter: AuditFilter) =>
  db
    .selectFrom("audit as a")
    .leftJoin("owner as o", "o.id", "a.actor_id")
    .leftJoin("api_key as k", "k.id", "a.key_id")
    .select([
      "a.id",
      "a.at",
      "a.action",
      "a.object_type",
      "a.object_id",
      "a.part",
      "a.before_hash",
      "a.after_hash",
      "a.request_id",
      "a.door",
      "o.id as actor_id",
      "o.handle as actor_handle",
      "o.name as actor_name",
      "k.id as key_id",
      "k.name as key_name",
    ])
    .where("a.owner_id", "=", filter.ownerId)
    .$if(filter.objectId !== undefined, (q) => q.where("a.object_id", "=", filter.objectId ?? ""))
    .$if(filter.action !== undefined, (q) => q.where("a.action", "=", filter.action ?? ""))
    .$if(filter.before !== undefined, (q) => q.where("a.id", "<", filter.before ?? ""))
    .orderBy("a.id", "desc")
    .limit(filter.limit),
);

export type AuditRow = Awaited<ReturnType<typeof listAudit>>[number];
