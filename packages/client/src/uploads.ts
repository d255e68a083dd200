import type { Calls } from "./calls.ts";
import type { Characters } from "./characters.ts";
import type { FileInput, NamedFile } from "./files.ts";
import { download, formOf, named } from "./transfer.ts";
import { followImport } from "./followImport.ts";
import type { Imports } from "./imports.ts";
import type { ImportedCharacter, ImportJob } from "./importShapes.ts";
import { list } from "./list.ts";
import type { Trpc } from "./procedures.ts";
import { askRest, type CallControl, keyHeader } from "./rest.ts";
import type { Character } from "./shapes.ts";
import type { Connection } from "./subscription.ts";

interface Upload {
  path: string;
  body: FormData | object;
  headers?: Record<string, string>;
}

/** Sends a form, or JSON; what REST answers is JSON. */
function upload<Output>(connection: Connection) {
  return async ({ path, body, headers }: Upload, { signal, idempotencyKey }: CallControl) => {
    const response = await askRest(connection, {
      ...{ method: "POST", path, body, signal },
      headers: { ...headers, ...keyHeader(idempotencyKey) },
    });
    return (await response.json()) as Output;
  };
}

type CardFiles = Pick<Characters, "import" | "export" | "exportMany" | "losses" | "setAvatar">;

/** What characters do with files, which goes through REST. */
export function cardFilesOf(trpc: Trpc["cards"], calls: Calls, connection: Connection): CardFiles {
  const importOne = calls.keyed(upload<ImportedCharacter>(connection));
  const setAvatar = calls.keyed(upload<Character>(connection));
  const losses = calls.query(trpc.losses.query);
  const get = calls.query((path: string, { signal }) =>
    download(connection, { method: "GET", path, signal }),
  );
  const zip = calls.query((body: object, { signal }) =>
    download(connection, { method: "POST", path: "/characters/export", body, signal }),
  );
  return {
    import: (file, { fileName, ...fields } = {}, options) => {
      const path = "/characters/import";
      if (file instanceof URL) return importOne({ path, body: { ...fields, url: file } }, options);
      const { name } = named(file);
      return importOne({ path, body: formOf(fields, [{ file, name: fileName ?? name }]) }, options);
    },
    export: (ref, choice, options) =>
      get(`/characters/${encodeURIComponent(ref)}/export${queryOf(choice)}`, options),
    exportMany: async (input, options) => {
      const { losses: _, ...file } = await zip(input, options);
      return file;
    },
    losses: (id, choice = {}, options) => losses({ id, ...choice }, options),
    setAvatar: (id, file, { crop, expected_revision, ...options } = {}) => {
      const body = formOf({ crop }, [named(file)]);
      const path = `/characters/${encodeURIComponent(id)}/avatar`;
      const headers =
        expected_revision === undefined ? {} : { "if-match": `"${expected_revision}"` };
      return setAvatar({ path, body, headers }, options);
    },
  };
}

export function importsOf(trpc: Trpc["imports"], calls: Calls, connection: Connection): Imports {
  const page = calls.query(trpc.list.query);
  const items = calls.query(trpc.items.query);
  const send = calls.keyed(upload<ImportJob>(connection));
  const get = calls.query((path: string, { signal }) =>
    download(connection, { method: "GET", path, signal }),
  );
  const at = (id: string) => `/imports/${encodeURIComponent(id)}`;
  return {
    create: (files, fields = {}, options) =>
      send({ path: "/imports", body: bodyOf(files, fields) }, options),
    add: (id, files, options) =>
      send({ path: `${at(id)}/files`, body: bodyOf(files, {}) }, options),
    get: calls.query(trpc.get.query),
    list: (query = {}, options) => list(page, query, options),
    items: (query, options) => list(items, query, options),
    item: calls.query(trpc.item.query),
    answer: calls.mutation(trpc.answer.mutate),
    start: calls.mutation(trpc.start.mutate),
    stop: calls.mutation(trpc.stop.mutate),
    undo: calls.mutation(trpc.undo.mutate),
    tag: calls.mutation(trpc.tag.mutate),
    report: async ({ id, ...choice }, options) => {
      const { losses: _, ...file } = await get(`${at(id)}/report${queryOf(choice)}`, options);
      return file;
    },
    follow: ({ id }, options = {}) => followImport(calls, connection, { id, ...options }),
  };
}

function bodyOf(files: Iterable<FileInput | NamedFile> | URL, fields: object): FormData | object {
  if (files instanceof URL) return { ...fields, url: files };
  return formOf({ ...fields }, Array.from(files, named));
}

/** `?format=png&version=3`, without what is absent. */
function queryOf(choice: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(choice).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}
