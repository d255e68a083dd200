import type { Character } from "@personaforge/contract/character";
import type { ImportedCharacter } from "@personaforge/contract/import";
import type { TestApi, Who } from "../../testing/testApi.ts";

export interface SentCard {
  fileName?: string;
  as?: Who;
  fields?: Record<string, string>;
}

/** Imports and exports through the API under test. */
export function cardClient({ url }: TestApi) {
  return {
    /** @throws Error with the answer when the file is refused */
    async importFile(
      file: Uint8Array | object,
      { fileName = "card", as = "owner", fields = {} }: SentCard = {},
    ): Promise<Character> {
      const bytes = file instanceof Uint8Array ? new Uint8Array(file) : JSON.stringify(file);
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set("file", new Blob([bytes]), fileName);
      const answer = await fetch(`${url}/api/v1/characters/import`, {
        method: "POST",
        headers: { "x-test-principal": as },
        body: form,
      });
      const body = (await answer.json()) as ImportedCharacter;
      if (answer.status !== 201) throw new Error(JSON.stringify(body));
      return body.character;
    },

    async exportFile(ref: string, format: string, as: Who = "owner") {
      const path = `/api/v1/characters/${ref}/export?format=${format}`;
      const answer = await fetch(url + path, { headers: { "x-test-principal": as } });
      return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
    },
  };
}

export function jsonOf(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString());
}
