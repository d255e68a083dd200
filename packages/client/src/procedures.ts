import type { createTRPCClient } from "@trpc/client";
import type { Calls } from "./calls.ts";
import type { Audit, Changes } from "./changes.ts";
import type { Characters, Gallery } from "./characters.ts";
import type { Conversations } from "./conversations.ts";
import { follow } from "./follow.ts";
import { list } from "./list.ts";
import type { Prompts } from "./prompts.ts";
import type { AppRouter } from "./router.ts";
import type { Connection } from "./subscription.ts";
import { cardFilesOf } from "./uploads.ts";
import type { Drafts, Labels, Versions } from "./versions.ts";

// Apart from the interfaces that they fill: the published declarations must not reach the router.
export type Trpc = ReturnType<typeof createTRPCClient<AppRouter>>;

export function charactersOf(
  trpc: Pick<Trpc, "characters" | "cards">,
  calls: Calls,
  connection: Connection,
): Characters {
  const { create, get, update, delete: remove, undelete, list: read } = trpc.characters;
  const page = calls.query(read.query);
  return {
    ...cardFilesOf(trpc.cards, calls, connection),
    create: calls.creation(create.mutate, "characters.create"),
    get: calls.query(get.query),
    update: calls.mutation(update.mutate),
    delete: calls.mutation(remove.mutate),
    undelete: calls.mutation(undelete.mutate),
    list: (query = {}, options) => list(page, query, options),
  };
}

export function galleryOf(trpc: Trpc["gallery"], calls: Calls): Gallery {
  const page = calls.query(trpc.search.query);
  return {
    search: (query = {}, options) => list(page, query, options),
    get: calls.query(trpc.get.query),
    fork: calls.creation(trpc.fork.mutate, "gallery.fork"),
  };
}

export function versionsOf(trpc: Trpc["versions"], calls: Calls): Versions {
  const page = calls.query(trpc.list.query);
  return {
    list: (query, options) => list(page, query, options),
    get: calls.query(trpc.get.query),
    save: calls.creation(trpc.save.mutate, "versions.save"),
    restore: calls.creation(trpc.restore.mutate, "versions.restore"),
    branch: calls.creation(trpc.branch.mutate, "versions.branch"),
    rename: calls.mutation(trpc.rename.mutate),
    diff: calls.query(trpc.diff.query),
  };
}

export function labelsOf(trpc: Trpc["labels"], calls: Calls): Labels {
  return {
    list: calls.query(trpc.list.query),
    set: calls.mutation(trpc.set.mutate),
    remove: calls.mutation(trpc.remove.mutate),
  };
}

export function draftsOf(trpc: Trpc["drafts"], calls: Calls): Drafts {
  return { get: calls.query(trpc.get.query), put: calls.mutation(trpc.put.mutate) };
}

export function promptsOf(trpc: Trpc["prompts"], calls: Calls): Prompts {
  return {
    // What the answer is depends on `target`, which the router's types cannot say.
    get: calls.query(trpc.get.query) as Prompts["get"],
    compile: calls.query(trpc.compile.mutate) as Prompts["compile"],
    lint: calls.query(trpc.lint.query),
    ofTurn: calls.query(trpc.ofTurn.query),
  };
}

export function conversationsOf(trpc: Trpc["conversations"], calls: Calls): Conversations {
  const page = calls.query(trpc.list.query);
  return {
    create: calls.creation(trpc.create.mutate, "conversations.create"),
    replay: calls.creation(trpc.replay.mutate, "conversations.replay"),
    get: calls.query(trpc.get.query),
    list: (query = {}, options) => list(page, query, options),
    delete: calls.mutation(trpc.delete.mutate),
    send: (input, options) => calls.stream((open) => trpc.send.mutate(input, open), options),
    abort: calls.mutation(trpc.abort.mutate),
  };
}

export function changesOf(trpc: Trpc["changes"], calls: Calls, connection: Connection): Changes {
  const page = calls.query(trpc.list.query);
  return {
    list: (query = {}, options) => page(query, options),
    follow: (options = {}) => follow(calls, connection, options),
  };
}

export function auditOf(trpc: Trpc["audit"], calls: Calls): Audit {
  const page = calls.query(trpc.list.query);
  return { list: (query = {}, options) => list(page, query, options) };
}
