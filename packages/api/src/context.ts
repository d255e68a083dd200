import type { Database, Tx } from "@personaforge/db/database";
import type { ChatProvider } from "@personaforge/llm/provider";
import type { Logger } from "pino";
import type { Principal } from "./access/principal.ts";
import type { Feed } from "./changes/feed.ts";
import type { DiffPool } from "./diff/diffPool.ts";

/** What a request carries into a procedure. It shows in the client's types, so it names no service. */
export interface Context {
  readonly requestId: string;
  readonly principal: Principal;
  /** Which door the call came through; a version remembers it. */
  readonly door: "api" | "editor";
}

/** What the services work with, made once at start. */
export interface Services {
  readonly db: Database;
  readonly provider: ChatProvider;
  readonly log: Logger;
  readonly auth: "local" | "accounts";
  /** Wakes those who follow the changes. */
  readonly feed: Feed;
  /** Compares without keeping other requests waiting. */
  readonly differ: DiffPool;
}

/** Runs in the transaction of a write, before it commits, with what the write answers. */
export type BeforeCommit = (tx: Tx, answer: unknown) => Promise<void>;
