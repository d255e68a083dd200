import { DomainError, type FieldError } from "@personaforge/contract/errors";
import { demand } from "../access/can.ts";
import { ownerIdOf } from "../access/principal.ts";
import type { Context, Services } from "../context.ts";
import type { Exported } from "./export.service.ts";
import * as queries from "./export.queries.ts";

/** One character to export, at the version that the caller may see. */
export type Selected = Exported;

/**
 * The characters in the order in which they were named.
 * @throws DomainError NOT_FOUND, which names those that are not there or not for the caller to see
 */
export async function findSelection(
  { db }: Pick<Services, "db">,
  { principal }: Context,
  ids: readonly string[],
): Promise<Selected[]> {
  const forOwner = ownerIdOf(principal);
  const rows = await queries.findSelected(db, { ids, ownerId: forOwner });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const missing: FieldError[] = [];
  const selection = ids.flatMap((id, index) => {
    const row = byId.get(id.toLowerCase());
    if (row === undefined) {
      const message = "There is no such character, or it is not yours to see.";
      missing.push({ path: `ids.${index}`, code: "not_found", message });
      return [];
    }
    const isPublic = row.published_version !== null;
    demand(principal, "character.export", {
      ownerId: row.owner_id,
      isPublic,
      characterId: row.id,
    });
    return [{ id: row.id, name: row.name, version: row.version, forOwner }];
  });
  if (missing.length === 0) return selection;
  const message = `${missing.length} of ${ids.length} characters are not there, or not yours to see.`;
  throw new DomainError("NOT_FOUND", message, { fieldErrors: missing });
}
