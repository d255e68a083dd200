import type { Caller, Question } from "./caller.ts";

/** Real things of an app, to put into the addresses of its API. */
export interface Things {
  readonly id: string;
  readonly slug: string;
  readonly conversation: string;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly name: string;
}

interface Document {
  paths: Record<string, Record<string, { operationId?: string }>>;
}

async function operations(caller: Caller): Promise<Operation[]> {
  const { text } = await caller.ask({ path: "/openapi.json" });
  const { paths } = JSON.parse(text) as Document;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId = "" }]) => ({
      method: method.toUpperCase(),
      path,
      name: operationId.replace("-", "."),
    })),
  );
  // What takes things away comes last, so that the others find them.
  return all.toSorted((a, b) => Number(a.method === "DELETE") - Number(b.method === "DELETE"));
}

const nobody = "0190a1b2-0000-7000-8000-000000000001";

/** Calls every operation by REST and by tRPC, rightly and wrongly. */
export async function askEverything(caller: Caller, things: Things): Promise<number> {
  const all = await operations(caller);
  for (const { method, path, name } of all) {
    const addressed = [things.id, things.slug, nobody, "%00", "a'b"].map((id) => ({
      path: `/api/v1${filled(path, { ...things, id })}`,
      method,
    }));
    await askAll(caller, addressed, method);
    await askByTrpc(caller, { method, path, name }, things);
    if (method === "GET") continue;
    for (const body of ["{", "[]", '{"a":1,"a":2}', {}, { unknown: true }, { name: 7, text: "" }]) {
      await caller.ask({ path: `/api/v1${filled(path, things)}`, method, body });
    }
  }
  return all.length;
}

/** What only reads is asked at once: some of the answers are streams, which take a second each. */
async function askAll(caller: Caller, questions: Question[], method: string): Promise<void> {
  if (method === "GET") await Promise.all(questions.map((question) => caller.ask(question)));
  else for (const question of questions) await caller.ask(question);
}

function filled(path: string, { id, conversation }: Things): string {
  const own = path.startsWith("/conversations") ? conversation : id;
  const values: Record<string, string> = { label: "production", number: "1", version: "1" };
  return path
    .replace(/^\/api\/v1/, "")
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? own);
}

async function askByTrpc(caller: Caller, { method, path, name }: Operation, things: Things) {
  const id = path.includes("/conversations") ? things.conversation : things.id;
  const address = `/api/trpc/${name}`;
  const questions = [{ id }, { id: nobody }, { id: 7 }, {}, "text"].map((input) => {
    const text = JSON.stringify(input);
    if (method === "GET") return { path: `${address}?input=${encodeURIComponent(text)}` };
    return { path: address, method: "POST", body: text };
  });
  await askAll(caller, questions, method);
}

/** Opens every page and everything that the pages load. */
export async function openEverything(caller: Caller, { id, slug }: Things): Promise<number> {
  const pages = [
    ...["/", "/explore", "/studio", "/studio/new", "/studio/trash", "/tags/calm", "/nowhere"],
    ...[`/c/${slug}`, `/c/${slug}/chat`, `/c/${nobody}`, "/c/%00", "/studio?q=a"],
    ...["", "/chat", "/versions"].map((end) => `/studio/c/${id}${end}`),
    ...[`/studio/c/${nobody}`, "/healthz", "/readyz", "/docs/api", "/robots.txt", "/metrics"],
    ...["/sign-in", "/sign-up", "/forgot-password", "/reset-password", "/settings"],
    ...["/settings/keys", "/settings/members", "/settings/audit", "/.env", "/_next/image?url=x"],
  ];
  const loaded = new Set<string>();
  for (const path of pages) {
    const ways: Record<string, string>[] = [{ accept: "text/html" }, { rsc: "1", accept: "*/*" }];
    for (const { text } of await Promise.all(
      ways.map((headers) => caller.ask({ path, headers })),
    )) {
      for (const [asset] of text.matchAll(/\/_next\/static\/[\w./~()[\]%-]+/g)) loaded.add(asset);
    }
  }
  await Promise.all([...loaded].map((path) => caller.ask({ path })));
  return pages.length + loaded.size;
}
