import { type ExportDocument, exportFormat } from "@personaforge/contract/export";
import type { Workspace } from "@personaforge/contract/workspace";
import type { Database } from "@personaforge/db/database";
import { findAccount } from "../accounts/accounts.queries.ts";
import { listSessions } from "../accounts/sessions.queries.ts";
import type { MemberPrincipal } from "../access/principal.ts";
import { taggingOf, toItem } from "../imports/imports.mapping.ts";
import { type ItemRow, listItems } from "../imports/items.queries.ts";
import { toTurn } from "../conversations/conversations.mapping.ts";
import { contentOfRow } from "../versions/contentOfRow.ts";
import { listWorkspaces } from "../workspaces/workspaces.queries.ts";
import { arrayText, nestedText, objectText, paged } from "./exportText.ts";
import * as queries from "./exports.queries.ts";

/** Rows read at once. A version has 1 MiB at most, a turn some 50 KiB, the others a few. */
const atOnce = { versions: 10, turns: 50, others: 100 };

/**
 * Everything of a person as the text of an {@link ExportDocument}, piece by piece: the first one
 * comes when the person was found.
 */
export async function* exportText(
  db: Database,
  person: MemberPrincipal,
): AsyncGenerator<string, void> {
  const head = await readHead(db, person);
  const { personId } = person;
  yield* objectText(head, {
    characters: characters(db, personId),
    drafts: arrayText(drafts(db, personId)),
    conversations: conversations(db, personId),
    imports: imports(db, personId),
    api_keys: arrayText(keys(db, personId)),
    audit: arrayText(deeds(db, personId, head.workspaces)),
  });
}

type Head = Omit<
  ExportDocument,
  "characters" | "drafts" | "conversations" | "imports" | "api_keys" | "audit"
>;

async function readHead(db: Database, { personId, accountId }: MemberPrincipal): Promise<Head> {
  const { kind, ...person } = await queries.findPerson(db, personId);
  const begin = { format: exportFormat, exported_at: new Date().toISOString(), person } as const;
  if (accountId === null) {
    const workspaces: Workspace[] = [{ ...person, kind, role: "owner" }];
    return { ...begin, account: null, logins: [], sessions: [], workspaces };
  }
  const [account, { created_at }, logins, sessions, workspaces] = await Promise.all([
    findAccount(db, accountId),
    queries.findAccountAge(db, accountId),
    queries.listLogins(db, accountId),
    listSessions(db, accountId),
    listWorkspaces(db, accountId),
  ]);
  const found = account === undefined ? null : { ...account, created_at };
  return { ...begin, account: found, logins, sessions, workspaces };
}

async function* characterPages(db: Database, ownerId: string) {
  for (const trash of [false, true]) {
    const pages = paged<queries.CharacterRow>(atOnce.others, (last, limit) =>
      queries.listCharacters(db, { ownerId, trash, after: last?.id, limit }),
    );
    for await (const page of pages) {
      const labels = await queries.listLabels(db, { characterIds: page.map(({ id }) => id) });
      const byCharacter = Map.groupBy(labels, ({ character_id: id }) => id);
      yield page.map((row) => ({ row, labels: byCharacter.get(row.id) ?? [] }));
    }
  }
}

function characters(db: Database, ownerId: string): AsyncIterable<string> {
  return nestedText("versions", characterPages(db, ownerId), ({ row, labels }) => {
    const { origin_id: id, origin_version: version, ...character } = row;
    const head = {
      ...character,
      origin: id === null || version === null ? null : { id, version },
      labels: labels.map(({ name, version: at, updated_at }) => ({
        name,
        version: at,
        updated_at,
      })),
    };
    return { head, list: versions(db, row.id) };
  });
}

async function* versions(db: Database, characterId: string) {
  const pages = paged<queries.VersionRow>(atOnce.versions, (last, limit) =>
    queries.listVersions(db, { characterId, after: last?.number, limit }),
  );
  for await (const page of pages) yield page.map(toVersion);
}

const toVersion = (row: queries.VersionRow) => ({
  number: row.number,
  message: row.message,
  author: { handle: row.author_handle, name: row.author_name },
  source: row.source,
  restored_from: row.restored_from,
  content_hash: row.content_hash,
  created_at: row.created_at,
  content: contentOfRow(row),
});

async function* drafts(db: Database, editorId: string) {
  const pages = paged<Awaited<ReturnType<typeof queries.listDrafts>>[number]>(
    atOnce.versions,
    (last, limit) => queries.listDrafts(db, { editorId, after: last?.id, limit }),
  );
  for await (const page of pages) {
    yield page.map(({ id, slug, ...draft }) => ({ character: { id, slug }, ...draft }));
  }
}

async function* conversationPages(db: Database, person: string) {
  for (const talker of await queries.listTalkers(db, person)) {
    const { person_id: personId, owner_id: ownerId, api_key_id } = talker;
    const pages = paged<Awaited<ReturnType<typeof queries.listConversations>>[number]>(
      atOnce.others,
      (last, limit) => queries.listConversations(db, { personId, ownerId, after: last?.id, limit }),
    );
    for await (const page of pages) {
      yield page.map((row) => ({ ...row, workspace_id: ownerId, api_key_id }));
    }
  }
}

function conversations(db: Database, personId: string): AsyncIterable<string> {
  return nestedText("turns", conversationPages(db, personId), (row) => {
    const { character_id: id, slug, name, ...conversation } = row;
    const head = { ...conversation, character: { id, slug, name } };
    return { head, list: turns(db, row.id) };
  });
}

async function* turns(db: Database, conversationId: string) {
  const pages = paged<queries.TurnRow>(atOnce.turns, (last, limit) =>
    queries.listTurns(db, { conversationId, after: last?.position, limit }),
  );
  for await (const page of pages) {
    yield page.map(toTurn);
  }
}

async function* importPages(db: Database, personId: string) {
  yield* paged<Awaited<ReturnType<typeof queries.listImportsBy>>[number]>(
    atOnce.others,
    (last, limit) => queries.listImportsBy(db, personId, { after: last?.id, limit }),
  );
}

function imports(db: Database, personId: string): AsyncIterable<string> {
  return nestedText("items", importPages(db, personId), (head) => ({
    head: { ...head, tagging: taggingOf(head) },
    list: importItems(db, head.id),
  }));
}

async function* importItems(db: Database, importId: string) {
  const pages = paged<ItemRow>(atOnce.others, (last, limit) =>
    listItems(db, { importId, state: null, tagged: null, after: last?.position ?? -1, limit }),
  );
  for await (const page of pages) yield page.map(toItem);
}

async function* keys(db: Database, createdBy: string) {
  const pages = paged<Awaited<ReturnType<typeof queries.listKeys>>[number]>(
    atOnce.others,
    (last, limit) => queries.listKeys(db, createdBy, { after: last?.id, limit }),
  );
  for await (const page of pages) {
    yield page.map((key) => {
      const { monthly_tokens: tokens } = key;
      return { ...key, monthly_tokens: tokens === null ? null : Number(tokens) };
    });
  }
}

async function* deeds(db: Database, actorId: string, workspaces: readonly Workspace[]) {
  for (const { id: ownerId } of workspaces) {
    const pages = paged<queries.DeedRow>(atOnce.others, (last, limit) =>
      queries.listDeeds(db, { ownerId, actorId, after: last?.id, limit }),
    );
    for await (const page of pages) {
      yield page.map(({ object_type: type, object_id: id, part, ...deed }) => ({
        ...deed,
        object: { type, id, part },
      }));
    }
  }
}
