import type { ImportItem, ImportJob } from "@personaforge/contract/import";
import type { AccountsApi, Credential } from "../../testing/accountsApi.ts";
import { cells } from "./callersTable.ts";
import { type DoorRow, doorRow } from "./matrixDoor.ts";
import { type Row, row } from "./matrixRow.ts";

/** Imports, of the team but for one. */
export interface ImportThings {
  /** Open, with one file. */
  importId: string;
  importItemId: string;
  stoppedImportId: string;
  foreignImportId: string;
}

/** None of them runs, so that making them takes no time. */
export async function makeImports(
  api: AccountsApi,
  { owner, foreigner }: Record<"owner" | "foreigner", Credential>,
): Promise<ImportThings> {
  const [importId, stoppedImportId, foreignImportId] = await Promise.all([
    open(api, owner),
    open(api, owner),
    open(api, foreigner),
  ]);
  const path = `/api/v1/imports/${stoppedImportId}/stop`;
  await api.send("POST", path, { as: owner, body: {} });
  const list = `/api/v1/imports/${importId}/items`;
  const { body } = await api.send<{ items: ImportItem[] }>("GET", list, { as: owner });
  return { importId, importItemId: body.items[0]?.id ?? "", stoppedImportId, foreignImportId };
}

async function open(api: AccountsApi, as: Credential): Promise<string> {
  const answer = await fetch(`${api.url}/api/v1/imports`, {
    method: "POST",
    headers: { origin: api.url, ...as },
    body: files({ open: "true" }),
  });
  return ((await answer.json()) as ImportJob).id;
}

function files(fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const data = { name: "Imported", description: "Calm.", first_mes: "Hello." };
  const card = JSON.stringify({ spec: "chara_card_v2", spec_version: "2.0", data });
  form.set("file", new Blob([card]), "card.json");
  return form;
}

const aboutReading = (more: object = {}) => [
  row("the team's", ({ importId: id }) => ({ id, ...more }), cells.readMine),
  row("a foreign one", ({ foreignImportId: id }) => ({ id, ...more }), cells.readForeign),
];

const aboutChanging = [
  row("the team's", ({ importId: id }) => ({ id }), cells.editMine),
  row("a foreign one", ({ foreignImportId: id }) => ({ id }), cells.editForeign),
];

export const importRows: Readonly<Record<string, readonly Row[]>> = {
  "imports.list": [row("", () => ({}), cells.listMine)],
  "imports.get": aboutReading(),
  "imports.items": aboutReading(),
  "imports.item": [
    row(
      "the team's",
      ({ importId: id, importItemId }) => ({ id, item_id: importItemId }),
      cells.readMine,
    ),
    row(
      "one of another import",
      ({ stoppedImportId: id, importItemId }) => ({ id, item_id: importItemId }),
      "401 401 401 | 404 404 404 404 404 | 404 403 403 403 403",
    ),
    row(
      "a foreign one",
      ({ foreignImportId: id, importItemId }) => ({ id, item_id: importItemId }),
      cells.readForeign,
    ),
  ],
  // It is open, which is told to those who could answer.
  "imports.answer": [
    row(
      "the team's",
      ({ importId: id, importItemId }) => ({ id, item_id: importItemId, over_limit: {} }),
      "401 401 401 | 404 403 409 409 409 | 403 409 403 403 403",
    ),
    row(
      "a foreign one",
      ({ foreignImportId: id, importItemId }) => ({ id, item_id: importItemId, over_limit: {} }),
      cells.editForeign,
    ),
  ],
  "imports.start": aboutChanging,
  "imports.stop": aboutChanging,
  // Nothing was imported, which is told to those who could undo it.
  "imports.undo": [
    row(
      "the team's",
      ({ importId: id }) => ({ id }),
      "401 401 401 | 404 403 409 409 409 | 403 409 403 403 403",
    ),
    row("a foreign one", ({ foreignImportId: id }) => ({ id }), cells.editForeign),
  ],
  "imports.tag": [
    row(
      "the team's",
      ({ importId: id }) => ({ id, tags: ["new"] }),
      "401 401 401 | 404 403 409 409 409 | 403 409 403 403 403",
    ),
    row("a foreign one", ({ foreignImportId: id }) => ({ id, tags: ["new"] }), cells.editForeign),
  ],
  "imports.follow": aboutReading(),
};

const about = (id: string, rest: string) => `/api/v1/imports/${id}/${rest}`;

const reading = (rest: string): DoorRow[] => [
  doorRow(
    "the team's",
    ({ stoppedImportId: id }) => ({ method: "GET", path: about(id, rest) }),
    cells.readMine,
  ),
  doorRow(
    "a foreign one",
    ({ foreignImportId: id }) => ({ method: "GET", path: about(id, rest) }),
    cells.readForeign,
  ),
];

export const importDoors: Readonly<Record<string, readonly DoorRow[]>> = {
  "POST /imports": [
    doorRow(
      "",
      () => ({ method: "POST", path: "/api/v1/imports", body: files({ open: "true" }) }),
      cells.make,
    ),
  ],
  "POST /imports/{id}/files": [
    doorRow(
      "the team's",
      ({ importId: id }) => ({ method: "POST", path: about(id, "files"), body: files() }),
      cells.editMine,
    ),
    doorRow(
      "a foreign one",
      ({ foreignImportId: id }) => ({ method: "POST", path: about(id, "files"), body: files() }),
      cells.editForeign,
    ),
  ],
  "GET /imports/{id}/report": reading("report?format=csv"),
  "GET /imports/{id}/events": reading("events"),
};
