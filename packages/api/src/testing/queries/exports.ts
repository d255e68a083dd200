import * as exported from "../../exports/exports.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const exportQueries = { exported };

const begin = { after: undefined, limit: 10 };
const later = { after: id, limit: 10 };

export const exportRuns: Record<string, Run[]> = {
  "exported.findPerson": [(tx) => exported.findPerson(tx, id)],
  "exported.findAccountAge": [(tx) => exported.findAccountAge(tx, id)],
  "exported.listLogins": [(tx) => exported.listLogins(tx, id)],
  "exported.listCharacters": [
    (tx) => exported.listCharacters(tx, { ownerId: id, trash: false, ...begin }),
    (tx) => exported.listCharacters(tx, { ownerId: id, trash: true, ...later }),
  ],
  "exported.listLabels": [(tx) => exported.listLabels(tx, { characterIds: [id] })],
  "exported.listVersions": [
    (tx) => exported.listVersions(tx, { characterId: id, after: 10, limit: 10 }),
  ],
  "exported.listDrafts": [
    (tx) => exported.listDrafts(tx, { editorId: id, ...begin }),
    (tx) => exported.listDrafts(tx, { editorId: id, ...later }),
  ],
  "exported.listTalkers": [(tx) => exported.listTalkers(tx, id)],
  "exported.listConversations": [
    (tx) => exported.listConversations(tx, { personId: id, ownerId: id, ...begin }),
    (tx) => exported.listConversations(tx, { personId: id, ownerId: id, ...later }),
  ],
  "exported.listTurns": [
    (tx) => exported.listTurns(tx, { conversationId: id, after: 9, limit: 10 }),
  ],
  "exported.listImportsBy": [
    (tx) => exported.listImportsBy(tx, id, begin),
    (tx) => exported.listImportsBy(tx, id, later),
  ],
  "exported.listKeys": [
    (tx) => exported.listKeys(tx, id, begin),
    (tx) => exported.listKeys(tx, id, later),
  ],
  "exported.listDeeds": [
    (tx) => exported.listDeeds(tx, { ownerId: id, actorId: id, ...begin }),
    (tx) => exported.listDeeds(tx, { ownerId: id, actorId: id, ...later }),
  ],
};
