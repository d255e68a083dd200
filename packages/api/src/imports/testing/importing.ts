import { setTimeout as sleep } from "node:timers/promises";
import type { ImportItem, ImportJob, ImportState } from "@personaforge/contract/import";
import type { TestApi, Who } from "../../testing/testApi.ts";
import { type CardFile, formOf } from "./cardFiles.ts";

export interface Sent {
  fields?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  as?: Who;
  path?: string;
}

/** Imports of one test API. */
export class Importing {
  readonly #api: Pick<TestApi, "url" | "send">;

  constructor(api: Pick<TestApi, "url" | "send">) {
    this.#api = api;
  }

  /** Sends files in one request. */
  async post(files: readonly CardFile[], sent: Sent = {}) {
    const { fields, headers, as = "owner", path = "/api/v1/imports" } = sent;
    const response = await fetch(this.#api.url + path, {
      method: "POST",
      headers: { "x-test-principal": as, ...headers },
      body: formOf(files, fields),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  /** Sends files, and waits until nothing is under way any more. */
  async run(files: readonly CardFile[], sent: Sent = {}): Promise<ImportJob> {
    const { status, body } = await this.post(files, sent);
    if (status !== 201)
      throw new Error(`the import was answered ${status} ${JSON.stringify(body)}`);
    return this.settled((body as ImportJob).id, sent.as);
  }

  async settled(id: string, as: Who = "owner"): Promise<ImportJob> {
    return this.until(id, (state) => /^(checked|stopped|done|undone)$/.test(state), as);
  }

  async until(
    id: string,
    isThere: (state: ImportState, job: ImportJob) => boolean,
    as: Who = "owner",
  ): Promise<ImportJob> {
    for (let tries = 0; tries < 2_000; tries++) {
      const { body } = await this.#api.send<ImportJob>("GET", `/api/v1/imports/${id}`, { as });
      if (isThere(body.state, body)) return body;
      await sleep(50);
    }
    throw new Error(`import ${id} does not come to its end`);
  }

  async start(id: string, body: unknown = {}): Promise<ImportJob> {
    const path = `/api/v1/imports/${id}/start`;
    const answer = await this.#api.send<ImportJob>("POST", path, { body });
    if (answer.status !== 200) throw new Error(`start: ${JSON.stringify(answer.body)}`);
    return this.settled(id);
  }

  async undo(id: string): Promise<ImportJob> {
    await this.#api.send("POST", `/api/v1/imports/${id}/undo`, { body: {} });
    return this.settled(id);
  }

  /** All items, in their order. */
  async items(id: string): Promise<ImportItem[]> {
    const items: ImportItem[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? "" : `&cursor=${cursor}`;
      const path = `/api/v1/imports/${id}/items?limit=100${more}`;
      const { body } = await this.#api.send<{ items: ImportItem[]; next_cursor: string | null }>(
        "GET",
        path,
      );
      items.push(...body.items);
      cursor = body.next_cursor;
    } while (cursor !== null);
    return items;
  }

  /** Name, state and reason of each file, as a table. */
  async table(id: string): Promise<string[]> {
    const items = await this.items(id);
    return items.map(({ name, state, reason }) => `${name} ${state} ${reason ?? "-"}`);
  }
}
