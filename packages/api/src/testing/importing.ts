import type { ImportedCharacter } from "@personaforge/contract/import";
import { fileForm } from "./forms.ts";
import type { TestApi, Who } from "./testApi.ts";

export interface SentFile {
  name?: string;
  fields?: Record<string, string>;
  as?: Who;
  headers?: Record<string, string>;
  path?: string;
}

export const codesOf = ({ report }: ImportedCharacter) => report.notes.map(({ code }) => code);

/** Where an import leaves something. */
const tables = ["character", "character_version", "file", "picture", "card_original", "audit"];

/** Imports files through the door, and counts what that left. */
export function importing(api: Pick<TestApi, "url" | "sql">) {
  const count = async (table: string) => {
    const [row] = (await api.sql(`select count(*)::int as n from ${table}`)) as { n: number }[];
    return row?.n;
  };
  return {
    send: async <Body = ImportedCharacter>(bytes: Uint8Array, file: SentFile = {}) => {
      const { name = "mira.png", fields, as = "owner", headers } = file;
      const answer = await fetch(api.url + (file.path ?? "/api/v1/characters/import"), {
        method: "POST",
        headers: { "x-test-principal": as, ...headers },
        body: fileForm(bytes, name, fields),
      });
      const body = (await answer.json()) as Body;
      return { status: answer.status, headers: answer.headers, body };
    },
    count,
    counts: () => Promise.all(tables.map(count)),
  };
}
