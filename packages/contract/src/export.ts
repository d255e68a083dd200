import * as z from "zod";
import { account, session } from "./account.ts";
import { apiKey } from "./apiKey.ts";
import { auditEntry } from "./audit.ts";
import { creator, id, origin, timestamp } from "./character.ts";
import { characterContent } from "./content.ts";
import { conversation, turn } from "./conversation.ts";
import { draftContent } from "./draft.ts";
import { importItem, importJob } from "./import.ts";
import { label } from "./label.ts";
import { version } from "./version.ts";
import { workspace } from "./workspace.ts";

export const exportFormat = "personaforge-export/1";

/** A version with its content as it was saved. */
export const exportedVersion = version
  .pick({
    number: true,
    message: true,
    author: true,
    source: true,
    restored_from: true,
    content_hash: true,
    created_at: true,
  })
  .extend({ content: characterContent });

/** A character of the personal workspace with every version, oldest first; in the trash or not. */
export const exportedCharacter = z.object({
  id,
  slug: z.string(),
  is_sample: z.boolean(),
  published_version: z.int().positive().nullable(),
  published_at: timestamp.nullable(),
  origin: origin.nullable(),
  created_at: timestamp,
  updated_at: timestamp,
  /** When it was moved to the trash; null outside of it. */
  deleted_at: timestamp.nullable(),
  labels: z.array(label.omit({ protected: true })),
  versions: z.array(exportedVersion),
});

/** What I have typed over a version and not saved, in whichever workspace. */
export const exportedDraft = z.object({
  character: z.object({ id, slug: z.string() }),
  workspace_id: id,
  base_version: z.int().positive(),
  content: draftContent,
  updated_at: timestamp,
});

/** What I said, or a program with a key that I made, in whichever workspace, with every turn. */
export const exportedConversation = conversation.extend({
  workspace_id: id,
  /** The key it was held with; null for my own. */
  api_key_id: id.nullable(),
  turns: z.array(turn),
});

/** A key that I made, in whichever workspace. What opens it is not kept, and so not here. */
export const exportedKey = apiKey
  .pick({
    id: true,
    name: true,
    prefix: true,
    scopes: true,
    origins: true,
    rate_per_minute: true,
    monthly_tokens: true,
    created_at: true,
    expires_at: true,
    last_used_at: true,
    revoked_at: true,
  })
  .extend({ workspace_id: id });

/** An import that I began, in whichever workspace, with every file and what became of it. */
export const exportedImport = importJob
  .omit({ counts: true, undo_until: true })
  .extend({ workspace_id: id, items: z.array(importItem) });

/** Something that I did in a workspace in which I still am. */
export const exportedDeed = auditEntry.omit({ actor: true, key: true }).extend({
  workspace_id: id,
  api_key_id: id.nullable(),
});

/**
 * Everything of one person: `GET /api/v1/export`. Texts are as they were stored, to the byte. It is
 * read while others go on working, so that of what is changed meanwhile it may hold either state;
 * whoever is cut off holds no valid JSON.
 */
export const exportDocument = z.object({
  format: z.literal(exportFormat),
  exported_at: timestamp,
  person: creator.extend({ id }),
  /** Null without accounts. */
  account: account.extend({ created_at: timestamp }).nullable(),
  /** How I sign in: `credential` is a password. */
  logins: z.array(z.object({ provider: z.string(), created_at: timestamp })),
  sessions: z.array(session.omit({ current: true })),
  /** Those I am in. Of others than the personal one, only what I did there is in this document. */
  workspaces: z.array(workspace),
  characters: z.array(exportedCharacter),
  drafts: z.array(exportedDraft),
  conversations: z.array(exportedConversation),
  imports: z.array(exportedImport),
  api_keys: z.array(exportedKey),
  audit: z.array(exportedDeed),
});
export type ExportDocument = z.infer<typeof exportDocument>;
