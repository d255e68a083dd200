import type { AuditEntry, listAudit } from "@personaforge/contract/audit";
import * as z from "zod";
import { ownerIdOf } from "../access/principal.ts";
import type { Context, Services } from "../context.ts";
import { decodeCursor, toPage } from "../cursor.ts";
import * as queries from "./audit.queries.ts";

function toEntry(row: queries.AuditRow): AuditEntry {
  const { actor_id: id, actor_handle: handle, actor_name: name } = row;
  return {
    id: row.id,
    at: row.at,
    key:
      row.key_id === null || row.key_name === null ? null : { id: row.key_id, name: row.key_name },
    actor: id === null || handle === null || name === null ? null : { id, handle, name },
    action: row.action,
    object: { type: row.object_type, id: row.object_id, part: row.part },
    before_hash: row.before_hash,
    after_hash: row.after_hash,
    request_id: row.request_id,
    door: row.door,
  };
}

const cursorSchema = z.uuid();

export async function list(
  { db }: Pick<Services, "db">,
  { principal }: Context,
  { object_id: objectId, action, cursor, limit }: z.output<typeof listAudit>,
): Promise<{ items: AuditEntry[]; next_cursor: string | null }> {
  const rows = await queries.listAudit(db, {
    ownerId: ownerIdOf(principal),
    objectId,
    action,
    before: decodeCursor(cursorSchema, cursor),
    limit: limit + 1,
  });
  return toPage(rows, limit, { item: toEntry, position: ({ id }) => id });
}
