import { generate, getDialect, RawExpressionNode } from "kysely-codegen";
import type { Database } from "./database.ts";

// The columns whose CHECK lists their values; the test of contract and database holds the two together.
const columns = {
  "api_key.scopes": new RawExpressionNode(
    '("characters:publish" | "characters:read" | "characters:write" | "chat")[]',
  ),
  "audit.door": new RawExpressionNode('"api" | "editor" | "system"'),
  "character_version.content_rating": new RawExpressionNode('"general" | "mature"'),
  // Their shapes are the contract's, which this package does not know.
  "character_version.avatar": new RawExpressionNode("unknown"),
  "character_version.card": new RawExpressionNode("unknown"),
  "character_version.depth_prompt": new RawExpressionNode("unknown"),
  "character_version.lorebook": new RawExpressionNode("unknown"),
  "character_version.source": new RawExpressionNode(
    '"api" | "editor" | "import" | "remix" | "restore" | "sample"',
  ),
  "character_file.kind": new RawExpressionNode('"avatar" | "card"'),
  "draft.content": new RawExpressionNode("unknown"),
  "import.on_duplicate": new RawExpressionNode('"copy" | "skip" | "version"'),
  "import.door": new RawExpressionNode('"api" | "editor"'),
  "import.state": new RawExpressionNode(
    '"checked" | "checking" | "done" | "importing" | "open" | "stopped" | "tagging" | "undoing" | "undone"',
  ),
  "import.tagging": new RawExpressionNode("unknown"),
  "import_item.action": new RawExpressionNode('"copy" | "import" | "version"'),
  "import_item.made": new RawExpressionNode('"character" | "version"'),
  "import_item.over_limit": new RawExpressionNode("unknown"),
  "import_item.report": new RawExpressionNode("unknown"),
  "import_item.state": new RawExpressionNode(
    '"duplicate" | "failed" | "imported" | "needs_fix" | "ready" | "skipped" | "undone" | "waiting"',
  ),
  "import_item.tagged": new RawExpressionNode('"added" | "full" | "present"'),
  "invitation.role": new RawExpressionNode('"admin" | "editor" | "viewer"'),
  "label_use.kind": new RawExpressionNode('"api_key" | "experiment"'),
  "member.role": new RawExpressionNode('"admin" | "editor" | "owner" | "viewer"'),
  "owner.kind": new RawExpressionNode('Generated<"personal" | "team">'),
  "turn.role": new RawExpressionNode('"character" | "user"'),
  "turn.state": new RawExpressionNode(
    '"cancelled" | "complete" | "failed" | "incomplete" | "streaming"',
  ),
  "turn_prompt.lore_state": new RawExpressionNode("unknown"),
  "turn_prompt.report": new RawExpressionNode("unknown"),
  "turn_prompt.request": new RawExpressionNode("unknown"),
  "turn.usage_source": new RawExpressionNode('"estimated" | "provider"'),
};

/** The TypeScript types of a migrated database, as `schema.gen.ts` holds them. */
export async function generateSchema(db: Database): Promise<string> {
  const source = await generate({
    db,
    dialect: getDialect("postgres"),
    excludePattern: "kysely_*",
    overrides: { columns },
  });
  // The pool reads times as ISO 8601 text, see `database.ts`.
  return source.replace("ColumnType<Date, Date | string", "ColumnType<string, Date | string");
}
