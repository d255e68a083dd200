import type { LoreState, PromptReport } from "@personaforge/contract/promptReport";
import type { Queryable, Tx } from "@personaforge/db/database";
import type { TurnCopy } from "./conversations.queries.ts";
import type { TurnRequest } from "./turnRequest.ts";

export interface TurnPromptRow {
  turn_id: string;
  owner_id: string;
  request: TurnRequest;
  report: PromptReport;
  lore_state: LoreState;
}

export async function insertTurnPrompt(tx: Tx, row: TurnPromptRow): Promise<void> {
  await tx.insertInto("turn_prompt").values(row).execute();
}

/** Of a reply for which a shorter prompt was sent in the end. */
export async function replaceTurnPrompt(tx: Tx, row: TurnPromptRow): Promise<void> {
  const { turn_id: id, request, report, lore_state } = row;
  await tx
    .updateTable("turn_prompt")
    .set({ request, report, lore_state })
    .where("turn_id", "=", id)
    .execute();
}

export async function setPromptHash(tx: Tx, turnId: string, hash: string): Promise<void> {
  await tx.updateTable("turn").set({ prompt_hash: hash }).where("id", "=", turnId).execute();
}

/** What the lorebook remembers since the last reply that said something. */
export async function findLoreState(db: Queryable, conversationId: string): Promise<LoreState> {
  const row = await db
    .selectFrom("turn as t")
    .innerJoin("turn_prompt as p", "p.turn_id", "t.id")
    .select("p.lore_state")
    .$narrowType<{ lore_state: LoreState }>()
    .where("t.conversation_id", "=", conversationId)
    .where("t.text", "<>", "")
    .orderBy("t.position", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.lore_state ?? {};
}

/** What is kept of the prompt of one reply; older replies have nothing. */
export function findTurnPrompt(db: Queryable, conversationId: string, turnId: string) {
  return db
    .selectFrom("turn as t")
    .innerJoin("turn_prompt as p", "p.turn_id", "t.id")
    .select(["t.position", "t.version", "t.prompt_hash", "p.request", "p.report", "p.lore_state"])
    .$narrowType<{
      version: number;
      prompt_hash: string;
      report: PromptReport;
      lore_state: LoreState;
    }>()
    .where("t.conversation_id", "=", conversationId)
    .where("t.id", "=", turnId)
    .executeTakeFirst();
}

/** To the copies of the turns. */
export async function copyTurnPrompts(tx: Tx, { from, to, before }: TurnCopy): Promise<void> {
  await tx
    .insertInto("turn_prompt")
    .columns(["turn_id", "owner_id", "request", "report", "lore_state"])
    .expression((eb) =>
      eb
        .selectFrom("turn as t")
        .innerJoin("turn_prompt as p", "p.turn_id", "t.id")
        .innerJoin("turn as copy", (join) =>
          join.on("copy.conversation_id", "=", to).onRef("copy.position", "=", "t.position"),
        )
        .select(["copy.id", "copy.owner_id", "p.request", "p.report", "p.lore_state"])
        .where("t.conversation_id", "=", from)
        .where("t.position", "<", before),
    )
    .execute();
}
