import type { Usage } from "@personaforge/contract/conversation";
import type { Queryable, Tx } from "@personaforge/db/database";
import { sql } from "kysely";

export interface NewConversation {
  id: string;
  ownerId: string;
  personId: string;
  characterId: string;
  version: number;
}

/** Whose conversations: they are private also within a workspace. */
export interface Talker {
  ownerId: string;
  personId: string;
}

export function insertConversation(tx: Tx, conversation: NewConversation) {
  return tx
    .insertInto("conversation")
    .values({
      id: conversation.id,
      owner_id: conversation.ownerId,
      person_id: conversation.personId,
      character_id: conversation.characterId,
      version: conversation.version,
    })
    .returning(["id", "version", "created_at", "updated_at"])
    .executeTakeFirstOrThrow();
}

/** Conversations with the name their character had in the version that talks. */
function conversations(db: Queryable, { ownerId, personId }: Talker) {
  return db
    .selectFrom("conversation as t")
    .innerJoin("character as c", "c.id", "t.character_id")
    .innerJoin("character_version as v", (join) =>
      join.onRef("v.character_id", "=", "t.character_id").onRef("v.number", "=", "t.version"),
    )
    .leftJoin("owner as o", "o.id", "t.person_id")
    .select([
      "t.id",
      "t.owner_id",
      sql<string>`coalesce(o.name, 'You')`.as("person_name"),
      "t.version",
      "t.created_at",
      "t.updated_at",
      "c.id as character_id",
      "c.slug",
      "v.name",
      // Others than its workspace talk with a character as long as it is public.
      sql<boolean>`c.deleted_at is null
        and (c.owner_id = t.owner_id or c.published_version is not null)`.as("reachable"),
      // What they may read of it is the version that is public now.
      sql<boolean>`c.deleted_at is null
        and (c.owner_id = t.owner_id or c.published_version = t.version)`.as("readable"),
      // A reply renews its lease; without one, nobody is writing here.
      sql<boolean>`coalesce(t.leased_until < now(), true)`.as("idle"),
    ])
    .where("t.owner_id", "=", ownerId)
    .where("t.person_id", "=", personId);
}

export function findConversation(db: Queryable, id: string, talker: Talker) {
  return conversations(db, talker).where("t.id", "=", id).executeTakeFirst();
}

export type ConversationRow = NonNullable<Awaited<ReturnType<typeof findConversation>>>;

export interface ConversationFilter extends Talker {
  characterId: string | undefined;
  before: string | undefined;
  limit: number;
}

export function listConversations(db: Queryable, filter: ConversationFilter) {
  const { characterId, before } = filter;
  return conversations(db, filter)
    .$if(characterId !== undefined, (q) => q.where("t.character_id", "=", characterId ?? ""))
    .$if(before !== undefined, (q) => q.where("t.id", "<", before ?? ""))
    .orderBy("t.id", "desc")
    .limit(filter.limit)
    .execute();
}

export async function deleteConversation(tx: Tx, id: string, talker: Talker): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("conversation")
    .where("id", "=", id)
    .where("owner_id", "=", talker.ownerId)
    .where("person_id", "=", talker.personId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export const turnColumns = [
  "id",
  "conversation_id",
  "position",
  "role",
  "text",
  "state",
  "error_code",
  "version",
  "prompt_hash",
  "provider",
  "model",
  "finish_reason",
  "input_tokens",
  "output_tokens",
  "usage_source",
  "created_at",
] as const;

export function listTurns(db: Queryable, conversationId: string) {
  return db
    .selectFrom("turn")
    .select(turnColumns)
    .where("conversation_id", "=", conversationId)
    .orderBy("position")
    .execute();
}

export type TurnRow = Awaited<ReturnType<typeof listTurns>>[number];

export interface NewTurn {
  id: string;
  owner_id: string;
  conversation_id: string;
  position: number;
  role: "user" | "character";
  text: string;
  state: "streaming" | "complete";
  version?: number;
  compiler?: string;
  prompt_hash?: string;
  provider?: string;
  model?: string;
}

export function insertTurns(tx: Tx, turns: NewTurn[]) {
  return tx.insertInto("turn").values(turns).returning(turnColumns).execute();
}

const copied = ["owner_id", "compiler", ...turnColumns.slice(2)] as const;

/** Where turns are copied from and to, and how many. */
export interface TurnCopy {
  from: string;
  to: string;
  /** The position at which the copy ends. */
  before: number;
}

/** Copies the beginning of a conversation into another one, with everything that is known of each turn. */
export function copyTurns(tx: Tx, { from, to, before }: TurnCopy) {
  return tx
    .with("made", (db) =>
      db
        .insertInto("turn")
        .columns(["id", "conversation_id", ...copied])
        .expression((eb) =>
          eb
            .selectFrom("turn")
            .select([sql<string>`gen_random_uuid()`.as("id"), sql<string>`${to}::uuid`.as("to")])
            .select(copied)
            .where("conversation_id", "=", from)
            .where("position", "<", before),
        )
        .returning(turnColumns),
    )
    .selectFrom("made")
    .selectAll()
    .orderBy("position")
    .execute();
}

/** Keeps what was written so far. */
export async function keepProgress(db: Queryable, turnId: string, text: string): Promise<void> {
  await db
    .updateTable("turn")
    .set({ text })
    .where("id", "=", turnId)
    .where("state", "=", "streaming")
    .execute();
}

export interface FinishedTurn {
  text: string;
  state: "complete" | "incomplete" | "cancelled" | "failed";
  errorCode: string | null;
  finishReason: string | null;
  usage: Usage;
}

export function finishTurn(db: Queryable, turnId: string, finished: FinishedTurn) {
  return db
    .updateTable("turn")
    .set({
      text: finished.text,
      state: finished.state,
      error_code: finished.errorCode,
      finish_reason: finished.finishReason,
      input_tokens: finished.usage.input_tokens,
      output_tokens: finished.usage.output_tokens,
      usage_source: finished.usage.source,
    })
    .where("id", "=", turnId)
    .returning(turnColumns)
    .executeTakeFirst();
}

/** Ends the turns that a process left behind when it died in the middle of a reply. */
export async function failAbandonedTurns(db: Queryable, conversationId: string): Promise<void> {
  await db
    .updateTable("turn")
    .set({ state: "failed", error_code: "INTERNAL" })
    .where("conversation_id", "=", conversationId)
    .where("state", "=", "streaming")
    .execute();
}
