import { base64Of, pngWith, tEXt } from "@personaforge/cards/testing/pngBuilder";
import { v2Json } from "@personaforge/cards/testing/cardJson";
import { type ZipFile, zipOf } from "@personaforge/cards/testing/zipBuilder";

/** A file to send: its name, and its bytes or text. */
export interface CardFile {
  name: string;
  bytes: string | Uint8Array;
}

type Fields = Record<string, unknown>;

export const cardJson = (name: string, fields: Fields = {}): string =>
  JSON.stringify(v2Json(name, fields));

export const cardPng = (name: string, fields: Fields = {}): Uint8Array =>
  pngWith({ beforeIdat: [tEXt("chara", base64Of(v2Json(name, fields)))] });

/** A lorebook as SillyTavern keeps it in a file of its own. */
export const worldJson = (content: string): string =>
  JSON.stringify({
    entries: {
      0: {
        ...{ uid: 0, key: ["harbour"], keysecondary: [], comment: "Harbour", content },
        ...{ constant: false, selective: false, order: 100, position: 0, disable: false },
      },
    },
  });

/** A CHARX, which is a ZIP and yet one card. */
export const charx = (name: string): Uint8Array =>
  zipOf([{ name: "card.json", content: cardJson(name) }]);

export const archive = (files: readonly CardFile[], more: readonly ZipFile[] = []): Uint8Array =>
  zipOf([...files.map(({ name, bytes }) => ({ name, content: bytes })), ...more]);

/** As the browser sends them. */
export function formOf(
  files: readonly CardFile[],
  fields: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, bytes } of files) {
    form.append("file", new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  }
  return form;
}
