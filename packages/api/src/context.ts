import type { Database, Tx } from "@personaforge/db/database";
import type { ChatProvider } from "@personaforge/llm/provider";
import type { Logger } from "pino";
import type { Identity } from "./accounts/identity.ts";
import type { Mailer } from "./accounts/mail.ts";
import type { Principal } from "./access/principal.ts";
import type { CardWriter } from "./cards/exportThread.ts";
import type { Feed } from "./changes/feed.ts";
import type { CardReader } from "./cards/cardReader.ts";
import type { DiffPool } from "./diff/diffPool.ts";
import type { Imports } from "./imports/importRunner.ts";
import type { Links } from "./links/links.ts";
import type { PromptMaker } from "./prompts/promptThread.ts";
import type { RateLimits } from "./rateLimits/rateLimits.ts";
import type { Keyring } from "./secrets/keyring.ts";
import type { TokenPolicy } from "./rateLimits/tokenBudget.service.ts";

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
  /** Signs people in; null without accounts. */
  readonly identity: Identity | null;
  readonly limits: RateLimits;
  /** Has everybody looked up anew, after somebody went elsewhere or may do something else. */
  readonly forgetCallers: () => void;
  /** The secrets of the installation, see `deriveKey`. */
  readonly keyring: Keyring;
  /** The origin people type, for links in mails. */
  readonly publicUrl: string;
  /** Null where no mail is sent. */
  readonly mailer: Mailer | null;
  /** What may be asked of models in a day. */
  readonly tokens: TokenPolicy;
  /** Bytes of files that one workspace may keep; null for no limit. */
  readonly storageBytes: number | null;
  /** Wakes those who follow the changes. */
  readonly feed: Feed;
  /** Compares without keeping other requests waiting. */
  readonly differ: DiffPool;
  /** Writes card files, likewise. */
  readonly cardWriter: CardWriter;
  /** Compiles and lints prompts, likewise. */
  readonly prompts: PromptMaker;
  /** Reads imported files without keeping other requests waiting. */
  readonly cards: CardReader;
  /** Fetches files that are brought as links. */
  readonly links: Links;
  /** Works on imports of many files. */
  readonly imports: Imports;
}

/** Runs in the transaction of a write, before it commits, with what the write answers. */
export type BeforeCommit = (tx: Tx, answer: unknown) => Promise<void>;
