import * as attempts from "../../imports/attempts.queries.ts";
import * as decisions from "../../imports/decisions.queries.ts";
import * as duplicates from "../../imports/duplicates.queries.ts";
import * as imports from "../../imports/imports.queries.ts";
import * as importItems from "../../imports/items.queries.ts";
import * as tag from "../../imports/tag.queries.ts";
import * as undo from "../../imports/undo.queries.ts";
import { type Run, someId as id } from "./run.ts";

export const importQueries = { attempts, decisions, duplicates, importItems, imports, tag, undo };

const hash = "0".repeat(64);
const file = { id, name: "a.png", size: 1, hash, state: "waiting", reason: null } as const;
const asker = { person_id: id, api_key_id: null, request_id: id, door: "api" } as const;
const made = {
  ...{ id, ownerId: id, asker, dryRun: false, onDuplicate: null },
  ...({ state: "importing" } as const),
};
const decided = { itemId: id, state: "ready", reason: null, action: "copy", name: "A" } as const;
const tagging: tag.StoredTagging = {
  ...{ tags: ["a"], total: 1, added: 0, present: 0, full: 0, gone: 0 },
  ...{ after: -1, before: "done" },
};
const report = {
  ...{ hash, container: "json", format: "v2", name: "A", creator: "", mapping: [], notes: [] },
  ...({ kind: "character" } as const),
};
const settled = { reason: null, characterId: id, version: 1, report: null } as const;

export const importRuns: Record<string, Run[]> = {
  "attempts.setReading": [(tx) => attempts.setReading(tx, id, [id])],
  "attempts.noteReading": [(tx) => attempts.noteReading(tx, id, [id])],
  "attempts.countDeaths": [(tx) => attempts.countDeaths(tx, 60)],
  "decisions.decideItems": [(tx) => decisions.decideItems(tx, id, [{ ...decided, into: null }])],
  "decisions.answerItem": [(tx) => decisions.answerItem(tx, id, { before: null, now: {}, report })],
  "decisions.readyDuplicates": [
    (tx) => decisions.readyDuplicates(tx, id, "same_source"),
    (tx) => decisions.readyDuplicates(tx, id, null),
  ],
  "decisions.findLiving": [(tx) => decisions.findLiving(tx, id, [id])],
  "duplicates.findSameFile": [(tx) => duplicates.findSameFile(tx, id, hash)],
  "duplicates.hasEarlier": [(tx) => duplicates.hasEarlier(tx, { importId: id, hash, position: 2 })],
  "duplicates.findSameSource": [(tx) => duplicates.findSameSource(tx, id, [hash])],
  "duplicates.linkSources": [(tx) => duplicates.linkSources(tx, id, [hash])],
  "importItems.insertItems": [(tx) => importItems.insertItems(tx, id, [file])],
  "importItems.measureItems": [(tx) => importItems.measureItems(tx, id)],
  "importItems.listItems": [
    (tx) =>
      importItems.listItems(tx, { importId: id, state: null, tagged: null, after: 0, limit: 25 }),
  ],
  "importItems.findItem": [(tx) => importItems.findItem(tx, id, id)],
  "importItems.listWork": [
    (tx) => importItems.listWork(tx, { importId: id, states: ["waiting"], limit: 50 }),
  ],
  "importItems.lockItem": [(tx) => importItems.lockItem(tx, id)],
  "importItems.settleItem": [
    (tx) => importItems.settleItem(tx, id, { ...settled, state: "imported", made: "character" }),
  ],
  "importItems.listWorlds": [(tx) => importItems.listWorlds(tx, id)],
  "importItems.markAttached": [(tx) => importItems.markAttached(tx, id, id)],
  "imports.insertImport": [(tx) => imports.insertImport(tx, made)],
  "imports.findImport": [(tx) => imports.findImport(tx, id)],
  "imports.lockImport": [(tx) => imports.lockImport(tx, id)],
  "imports.updateImport": [
    (tx) => imports.updateImport(tx, id, {}),
    (tx) => imports.updateImport(tx, id, { state: "done", dry_run: false }),
  ],
  "imports.touchImport": [(tx) => imports.touchImport(tx, id)],
  "imports.listImports": [
    (tx) => imports.listImports(tx, { ownerId: id, before: undefined, limit: 25 }),
    (tx) => imports.listImports(tx, { ownerId: id, before: id, limit: 25 }),
  ],
  "imports.listUnderWay": [(tx) => imports.listUnderWay(tx, 60)],
  "imports.countItems": [(tx) => imports.countItems(tx, [id])],
  "imports.findActing": [(tx) => imports.findActing(tx, { personId: id, ownerId: id })],
  "imports.lockDuplicates": [(tx) => imports.lockDuplicates(tx, id)],
  "tag.listToTag": [(tx) => tag.listToTag(tx, { importId: id, after: -1, limit: 50 })],
  "tag.countToTag": [(tx) => tag.countToTag(tx, id)],
  "tag.clearTagged": [(tx) => tag.clearTagged(tx, id)],
  "tag.beginTagging": [(tx) => tag.beginTagging(tx, id, { asker, tagging })],
  "tag.storeTagging": [(tx) => tag.storeTagging(tx, id, tagging)],
  "tag.endTagging": [(tx) => tag.endTagging(tx, id, tagging)],
  "tag.markTagged": [(tx) => tag.markTagged(tx, { id, tagged: "added", version: 2 })],
  "undo.listMade": [(tx) => undo.listMade(tx, id, 50)],
  "undo.isTopAgain": [
    (tx) => undo.isTopAgain(tx, { importId: id, characterId: id, version: 2, head: 4 }),
  ],
  "undo.isUntouched": [(tx) => undo.isUntouched(tx, id, 1)],
  "undo.markUndone": [(tx) => undo.markUndone(tx, id, null)],
};
