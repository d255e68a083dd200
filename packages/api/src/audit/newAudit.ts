/** A row of the audit to be. */
export interface NewAudit {
  id: string;
  ownerId: string;
  /** Null for what PersonaForge does by itself. */
  actorId: string | null;
  keyId: string | null;
  action: string;
  objectType: string;
  objectId: string;
  part: string | null;
  beforeHash: string | null;
  afterHash: string | null;
  requestId: string;
  door: "api" | "editor" | "system";
}

/** Its columns. */
export const auditValues = (audit: NewAudit) => ({
  id: audit.id,
  owner_id: audit.ownerId,
  actor_id: audit.actorId,
  key_id: audit.keyId,
  action: audit.action,
  object_type: audit.objectType,
  object_id: audit.objectId,
  part: audit.part,
  before_hash: audit.beforeHash,
  after_hash: audit.afterHash,
  request_id: audit.requestId,
  door: audit.door,
});
