import { v7 as uuidv7 } from "uuid";
import type { NewAudit } from "./newAudit.ts";

/** What PersonaForge did by itself to something of an owner. */
export interface SystemAct {
  ownerId: string;
  action: string;
  object: { type: string; id: string; part?: string };
  before?: string | null;
  after?: string | null;
  /** Stands where a request's id would: the same for all that was done in one go. */
  runId: string;
}

/** The row that the audit keeps of it. */
export function systemAudit({
  ownerId,
  action,
  object,
  before,
  after,
  runId,
}: SystemAct): NewAudit {
  return {
    id: uuidv7(),
    ownerId,
    actorId: null,
    keyId: null,
    action,
    objectType: object.type,
    objectId: object.id,
    part: object.part ?? null,
    beforeHash: before ?? null,
    afterHash: after ?? null,
    requestId: runId,
    door: "system",
  };
}
