import * as z from "zod";
import { id, timestamp } from "./character.ts";
import { pageRequest } from "./page.ts";

/** One thing that somebody changed. It is written with the change and never altered. */
export const auditEntry = z.object({
  id,
  at: timestamp,
  /** Null when PersonaForge did it by itself, as when the trash is emptied. */
  actor: z.object({ id, handle: z.string(), name: z.string() }).nullable(),
  /** The API key it was done with, by its creator's right; null without one. */
  key: z.object({ id, name: z.string() }).nullable(),
  /** The permission it took: `version.create`, `label.set`, … */
  action: z.string(),
  object: z.object({
    /** `account`, `api_key`, `character`, `conversation`, `draft`, `import`, `invitation`, `label`, `member`, `session`, `version`, `workspace`. */
    type: z.string(),
    id,
    /** Which version or label of the object; null for the object itself. */
    part: z.string().nullable(),
  }),
  /** SHA-256 of the content before and after, hex; null where there is none. */
  before_hash: z.string().nullable(),
  after_hash: z.string().nullable(),
  /** The `x-request-id` of the request. */
  request_id: z.string(),
  door: z.enum(["api", "editor", "system"]),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** Newest first; `object_id` and `action` narrow it down. */
export const listAudit = pageRequest.extend({
  object_id: id.optional(),
  action: z
    .string()
    .regex(/^[a-z.]{1,60}$/i, { error: "There is no action of this name." })
    .optional(),
});
