import { systemAudit } from "../../audit/systemAudit.ts";
import * as importing from "../../cards/importing.queries.ts";
import * as files from "../../files/files.queries.ts";
import * as forgetting from "../../files/forgetting.queries.ts";
import * as storage from "../../files/storage.queries.ts";
import * as pictures from "../../pictures/pictures.queries.ts";
import { exampleContent } from "../examples.ts";
import { type Run, someId as id } from "./run.ts";

export const fileQueries = { files, forgetting, importing, pictures, storage };

const hash = "0".repeat(64);
const bytes = new Uint8Array(1);
const picture = { hash, width: 1, height: 1, thumbhash: "3OcR" };
const card = { hash, format: "v2", derived: [], cut: [] };
const object = { type: "character", id };
const audit = systemAudit({ ownerId: id, runId: id, action: "character.purge", object });
const imported = {
  original: { hash, bytes, format: "v2", parsed: bytes },
  picture: { ...picture, bytes },
};
const keeper = { ownerId: id, most: null };
const search = { a: "name", b: "tags", c: "personality" };

export const fileRuns: Record<string, Run[]> = {
  "files.storeFile": [(tx) => files.storeFile(tx, { hash, bytes, ...keeper })],
  "files.readFile": [(tx) => files.readFile(tx, hash)],
  "files.linkFiles": [(tx) => files.linkFiles(tx, id, { avatar: picture, card })],
  "forgetting.deleteUnused": [(tx) => forgetting.deleteUnused(tx, 200)],
  "forgetting.releaseUnused": [(tx) => forgetting.releaseUnused(tx, 200)],
  "importing.storeFiles": [(tx) => importing.storeFiles(tx, imported, keeper)],
  "importing.insertImport": [
    (tx) =>
      importing.insertImport(tx, {
        character: {
          ...{ id, ownerId: id, slug: "s", isSample: false, isPublic: false },
          ...{ originId: null, originVersion: null, search },
        },
        version: {
          ...{ characterId: id, number: 1, ownerId: id, authorId: id, message: null },
          ...{ content: exampleContent(), contentHash: hash, source: "import", restoredFrom: null },
        },
        audit,
        changes: [],
        files: imported,
        most: null,
        draft: null,
      }),
  ],
  "storage.findUsed": [(tx) => storage.findUsed(tx, id)],
  "pictures.storePicture": [(tx) => pictures.storePicture(tx, picture)],
  "pictures.findPicture": [(tx) => pictures.findPicture(tx, hash)],
  "pictures.findSquare": [(tx) => pictures.findSquare(tx, hash, 64)],
  "pictures.storeSquare": [(tx) => pictures.storeSquare(tx, { hash, size: 64, bytes })],
};
