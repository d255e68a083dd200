import { plainPng } from "@personaforge/cards/png/plainPng";
import { cells } from "./callersTable.ts";
import { type DoorRow, doorOfEach, doorRow } from "./matrixDoor.ts";
import { ofEach, type Row } from "./matrixRow.ts";

/** Of what is public, everybody's, as its prompt is. */
const exports = {
  mine: cells.promptMine,
  minePublic: cells.promptPublic,
  foreign: cells.promptForeign,
  foreignPublic: cells.promptPublic,
};

export const cardRows: Readonly<Record<string, readonly Row[]>> = {
  "cards.losses": ofEach((id) => ({ id }), exports),
};

function form(
  file: string | Uint8Array<ArrayBuffer>,
  fields: Record<string, string> = {},
): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  data.set("file", new Blob([file]), "card");
  return data;
}

let made = 0;

/** Another one each time: the same file again would change nothing. */
function card(): string {
  const data = { name: "Imported", description: `Number ${++made}.`, first_mes: "Hello." };
  return JSON.stringify({ spec: "chara_card_v2", spec_version: "2.0", data });
}

const edits = {
  mine: cells.editMine,
  minePublic: cells.editPublic,
  foreign: cells.editForeign,
  foreignPublic: cells.editOthers,
};

export const cardDoors: Readonly<Record<string, readonly DoorRow[]>> = {
  "GET /characters/{id}/export": [
    ...doorOfEach((id) => ({ method: "GET", path: `/api/v1/characters/${id}/export` }), exports),
    // None was imported, which is told to those who would get the file.
    ...doorOfEach(
      (id) => ({ method: "GET", path: `/api/v1/characters/${id}/export?format=original` }),
      {
        mine: "404 404 401 | 404 404 404 404 404 | 404 403 403 403 403",
        minePublic: "401 401 401 | 403 404 404 404 404 | 404 403 403 403 403",
        foreign: cells.promptForeign,
        foreignPublic: cells.readOthers,
      },
    ).map((row) => ({ ...row, about: `the original of ${row.about}` })),
  ],
  "POST /characters/export": doorOfEach(
    (id) => ({ method: "POST", path: "/api/v1/characters/export", body: { ids: [id] } }),
    {
      mine: cells.readMine,
      minePublic: cells.selectPublic,
      foreign: cells.readForeign,
      foreignPublic: cells.selectPublic,
    },
  ),
  "POST /characters/import": [
    doorRow(
      "a new one",
      () => ({ method: "POST", path: "/api/v1/characters/import", body: form(card()) }),
      cells.make,
    ),
    ...doorOfEach(
      (into) => ({
        method: "POST",
        path: "/api/v1/characters/import",
        body: form(card(), { into }),
      }),
      edits,
    ).map((row) => ({ ...row, about: `into ${row.about}` })),
  ],
  "POST /characters/{id}/avatar": doorOfEach(
    (id) => ({
      method: "POST",
      path: `/api/v1/characters/${id}/avatar`,
      body: form(new Uint8Array(plainPng())),
    }),
    edits,
  ),
  // By a hash that nobody was shown.
  "GET /media/{hash}": [
    doorRow(
      "none",
      () => ({ method: "GET", path: `/api/v1/media/${"0".repeat(64)}` }),
      "404 404 401 | 404 404 404 404 404 | 404 404 404 404 404",
    ),
  ],
  // The same for everybody, whoever they are: the published version.
  "GET /c/{slug}/card.json": doorOfEach((id) => ({ method: "GET", path: `/c/${id}/card.json` }), {
    mine: cells.hidden,
    minePublic: cells.open,
    foreign: cells.hidden,
    foreignPublic: cells.open,
  }),
};
