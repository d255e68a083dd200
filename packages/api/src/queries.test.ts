import { recordSql } from "@personaforge/db/testing/recordSql";
import { expect, test } from "vitest";
import * as accounts from "./accounts/accounts.queries.ts";
import * as apiKeys from "./apiKeys/apiKeys.queries.ts";
import * as credentials from "./apiKeys/credentials.queries.ts";
import * as audit from "./audit/audit.queries.ts";
import { systemAudit } from "./audit/systemAudit.ts";
import * as changes from "./changes/changes.queries.ts";
import * as characters from "./characters/characters.queries.ts";
import * as creation from "./characters/creation.queries.ts";
import * as idempotency from "./idempotency/idempotency.queries.ts";
import * as drafts from "./drafts/drafts.queries.ts";
import * as emptyTrash from "./jobs/emptyTrash.queries.ts";
import * as jobs from "./jobs/jobs.queries.ts";
import * as labels from "./labels/labels.queries.ts";
import * as samples from "./samples/samples.queries.ts";
import { exampleContent } from "./testing/examples.ts";
import { accountRuns } from "./testing/queries/accounts.ts";
import { apiKeyRuns } from "./testing/queries/apiKeys.ts";
import { cardExportQueries, cardExportRuns } from "./testing/queries/cardExports.ts";
import { conversationQueries, conversationRuns } from "./testing/queries/conversations.ts";
import { exportQueries, exportRuns } from "./testing/queries/exports.ts";
import { fileQueries, fileRuns } from "./testing/queries/files.ts";
import { galleryQueries, galleryRuns } from "./testing/queries/gallery.ts";
import { importQueries, importRuns } from "./testing/queries/imports.ts";
import { leavingQueries, leavingRuns } from "./testing/queries/leaving.ts";
import { retentionQueries, retentionRuns } from "./testing/queries/retention.ts";
import type { Run } from "./testing/queries/run.ts";
import { secretQueries, secretRuns } from "./testing/queries/secrets.ts";
import { workspaceQueries, workspaceRuns } from "./testing/queries/workspaces.ts";
import * as versions from "./versions/versions.queries.ts";

const id = "0190a1b2-0000-7000-8000-000000000001";
const search = { a: "name", b: "tags", c: "personality" };
const page = { ownerId: id, before: undefined, limit: 25 };
const scope = { ownerId: id, callerId: id, route: "characters.create", key: "k" };
const claimed = { ...scope, lockedUntil: "2026-11-22T18:00:00.000Z" };
const newAudit = systemAudit({
  ownerId: id,
  runId: id,
  action: "character.purge",
  object: { type: "character", id },
});
const newChange = { type: "character.purged", characterId: id, slug: "s" } as const;

/** Every query, in each of the shapes that its arguments can give it. */
const runs: Record<string, Run[]> = {
  ...accountRuns,
  ...apiKeyRuns,
  ...cardExportRuns,
  ...conversationRuns,
  ...exportRuns,
  ...fileRuns,
  ...galleryRuns,
  ...importRuns,
  ...leavingRuns,
  ...retentionRuns,
  ...secretRuns,
  ...workspaceRuns,
  "audit.insertAudit": [
    (tx) => audit.insertAudit(tx, newAudit, []),
    (tx) => audit.insertAudit(tx, newAudit, [newChange]),
  ],
  "audit.listAudit": [
    (tx) => audit.listAudit(tx, { ...page, objectId: undefined, action: undefined }),
    (tx) => audit.listAudit(tx, { ...page, objectId: id, action: "label.set", before: id }),
  ],
  "changes.lockFeed": [(tx) => changes.lockFeed(tx, id)],
  "changes.hasUnplaced": [(tx) => changes.hasUnplaced(tx, id)],
  "changes.placeChanges": [(tx) => changes.placeChanges(tx, id, 1_000)],
  "changes.listChanges": [(tx) => changes.listChanges(tx, { ownerId: id, after: 0, limit: 100 })],
  "changes.findLastPosition": [(tx) => changes.findLastPosition(tx, id)],
  "characters.findCharacter": [
    (tx) => characters.findCharacter(tx, id, id),
    (tx) => characters.findCharacter(tx, "mira-vale-k3f9", id),
  ],
  "characters.lockCharacter": [(tx) => characters.lockCharacter(tx, id, id)],
  "characters.findHead": [(tx) => characters.findHead(tx, id)],
  "characters.updateHead": [
    (tx) => characters.updateHead(tx, id, { headVersion: 2, search }),
    (tx) => characters.updateHead(tx, id, { publish: { version: 2, search, tags: ["t"] } }),
    (tx) => characters.updateHead(tx, id, { publish: null }),
  ],
  "characters.setDeleted": [
    (tx) => characters.setDeleted(tx, id, true),
    (tx) => characters.setDeleted(tx, id, false),
  ],
  "characters.listCharacters": [
    (tx) =>
      characters.listCharacters(tx, { ...page, query: undefined, tag: undefined, deleted: false }),
    (tx) =>
      characters.listCharacters(tx, {
        ...page,
        before: id,
        query: "'a':*",
        tag: "t",
        deleted: true,
      }),
  ],
  "characters.isPublished": [
    (tx) => characters.isPublished(tx, id),
    (tx) => characters.isPublished(tx, "slug"),
  ],
  "characters.deleteSamples": [(tx) => characters.deleteSamples(tx, id)],
  "characters.countSamples": [(tx) => characters.countSamples(tx, id)],
  "idempotency.claimKey": [(tx) => idempotency.claimKey(tx, scope, "hash")],
  "idempotency.findKey": [(tx) => idempotency.findKey(tx, scope)],
  "idempotency.storeResponse": [(tx) => idempotency.storeResponse(tx, claimed, "{}")],
  "idempotency.releaseKey": [(tx) => idempotency.releaseKey(tx, claimed)],
  "idempotency.deleteOldKeys": [(tx) => idempotency.deleteOldKeys(tx, 10)],
  "creation.insertCharacter": [
    (tx) =>
      creation.insertCharacter(tx, {
        id,
        ownerId: id,
        slug: "s",
        isSample: false,
        isPublic: true,
        originId: null,
        originVersion: null,
        search,
        tags: ["t"],
      }),
  ],
  "creation.insertCreation": [
    (tx) =>
      creation.insertCreation(tx, {
        character: {
          id,
          ownerId: id,
          slug: "s",
          isSample: false,
          isPublic: true,
          originId: null,
          originVersion: null,
          search,
        },
        version: {
          characterId: id,
          number: 1,
          ownerId: id,
          authorId: id,
          content: exampleContent(),
          contentHash: "0",
          source: "api",
          message: null,
          restoredFrom: null,
        },
        audit: newAudit,
        changes: [newChange],
      }),
  ],
  "drafts.findDraft": [(tx) => drafts.findDraft(tx, id, id)],
  "drafts.storeDraft": [
    (tx) => drafts.storeDraft(tx, { characterId: id, editorId: id, baseVersion: 1, content: {} }),
  ],
  "emptyTrash.allowMinutes": [(tx) => emptyTrash.allowMinutes(tx)],
  "emptyTrash.lockExpired": [(tx) => emptyTrash.lockExpired(tx, { days: 30, limit: 50 })],
  "emptyTrash.deleteCharacter": [(tx) => emptyTrash.deleteCharacter(tx, id)],
  "jobs.registerJobs": [(tx) => jobs.registerJobs(tx, ["empty-trash"])],
  "jobs.listJobs": [(tx) => jobs.listJobs(tx, ["empty-trash"])],
  "jobs.lockDue": [(tx) => jobs.lockDue(tx, "empty-trash")],
  "jobs.finishRun": [
    (tx) => jobs.finishRun(tx, { name: "empty-trash", everySeconds: 3_600, result: "done" }),
  ],
  "jobs.findWait": [(tx) => jobs.findWait(tx, ["empty-trash"])],
  "labels.listLabels": [(tx) => labels.listLabels(tx, id)],
  "labels.findLabel": [(tx) => labels.findLabel(tx, id, "production")],
  "labels.pointLabel": [
    (tx) => labels.pointLabel(tx, { characterId: id, ownerId: id, name: "staging", version: 1 }),
  ],
  "labels.deleteLabel": [(tx) => labels.deleteLabel(tx, id, "staging")],
  "labels.listUses": [(tx) => labels.listUses(tx, id, "production")],
  "samples.markSeeded": [(tx) => samples.markSeeded(tx, id)],
  "versions.insertVersion": [
    (tx) =>
      versions.insertVersion(tx, {
        characterId: id,
        number: 1,
        ownerId: id,
        authorId: id,
        content: exampleContent(),
        contentHash: "0",
        source: "api",
        message: null,
        restoredFrom: null,
      }),
  ],
  "versions.findAt": [
    (tx) => versions.findAt(tx, { ref: id, ownerId: id, version: 1, label: undefined }),
    (tx) => versions.findAt(tx, { ref: "mira", ownerId: id, version: undefined, label: "live" }),
  ],
  "versions.findContent": [(tx) => versions.findContent(tx, id, 1)],
  "versions.findAnchor": [(tx) => versions.findAnchor(tx, id)],
  "versions.packVersion": [
    (tx) =>
      versions.packVersion(
        tx,
        { characterId: id, number: 1 },
        { packed: Buffer.of(), anchor: null },
      ),
  ],
  "versions.listVersions": [
    (tx) => versions.listVersions(tx, { characterId: id, before: undefined, limit: 25 }),
    (tx) => versions.listVersions(tx, { characterId: id, before: 9, limit: 25 }),
  ],
  "versions.findVersion": [(tx) => versions.findVersion(tx, id, 1)],
  "versions.renameVersion": [
    (tx) => versions.renameVersion(tx, { characterId: id, number: 1 }, "Said"),
  ],
  "versions.findImported": [(tx) => versions.findImported(tx, id)],
};

test("every query has its statements in queries.sql", async () => {
  const modules = {
    accounts,
    apiKeys,
    audit,
    changes,
    characters,
    creation,
    credentials,
    drafts,
    emptyTrash,
    idempotency,
    jobs,
    labels,
    samples,
    versions,
    ...cardExportQueries,
    ...conversationQueries,
    ...exportQueries,
    ...fileQueries,
    ...galleryQueries,
    ...importQueries,
    ...leavingQueries,
    ...retentionQueries,
    ...secretQueries,
    ...workspaceQueries,
  };
  const exported = Object.entries(modules).flatMap(([name, module]) =>
    Object.entries(module)
      .filter(([, value]) => typeof value === "function")
      .map(([query]) => `${name}.${query}`),
  );
  expect(Object.keys(runs)).toEqual(expect.arrayContaining(exported));
  const sections: string[] = [];
  for (const [name, variants] of Object.entries(runs)) {
    for (const run of variants) {
      const statements = await recordSql(run);
      expect(statements, name).toHaveLength(1);
      sections.push(`-- ${name}\n${readable(statements[0] ?? "")};\n`);
    }
  }
  await expect(sections.join("\n")).toMatchFileSnapshot("./queries.sql");
});

/** One clause a line, so that a review sees what changed. */
function readable(sql: string): string {
  const clauses =
    /\s+(?=(?:from|inner join|where|order by|limit|set|values|returning|on conflict)\b)/g;
  return sql.replaceAll(/\s+/g, " ").replaceAll(clauses, "\n  ").trim();
}
