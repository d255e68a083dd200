import * as z from "zod";
import { scope } from "./apiKey.ts";
import { id, timestamp } from "./character.ts";
import { limits } from "./limits.ts";
import { safeText, storableText } from "./text.ts";
import { role, workspace } from "./workspace.ts";

/** What answers in a chat. The demo is not a language model, and `notice` says so. */
export const chatModel = z.object({
  provider: z.enum(["demo", "openai"]),
  model: z.string(),
  demo: z.boolean(),
  notice: z.string().nullable(),
});
export type ChatModel = z.infer<typeof chatModel>;

/** The person behind a session. */
export const account = z.object({
  id,
  email: z.string(),
  email_verified: z.boolean(),
  name: z.string(),
  /** The handle of their personal workspace, by which others know them. */
  handle: z.string(),
  two_factor: z.boolean(),
  /** Whether they set this installation up. */
  instance_owner: z.boolean(),
});
export type Account = z.infer<typeof account>;

/** Bytes of the pictures and imported files of a workspace, and how many there may be; null: as many as it likes. */
export const storage = z.object({ used: z.int(), limit: z.int().nullable() });
export type Storage = z.infer<typeof storage>;

/** Who the caller is, and what this installation offers. */
export const me = z.object({
  auth: z.enum(["local", "accounts"]),
  /** The workspace in force; null when nobody is signed in. */
  owner: z.object({ id, handle: z.string(), name: z.string() }).nullable(),
  /** The caller's role in it; null for keys and tokens. */
  role: role.nullable(),
  /** Null in local mode, for keys, and when nobody is signed in. */
  account: account.nullable(),
  /** Workspaces the account is a member of. */
  workspaces: z.array(workspace),
  /** With an API key or an embed token: what it may do. */
  key: z.object({ name: z.string(), scopes: z.array(scope) }).nullable(),
  chat: chatModel,
  /** How many sample characters are still here. */
  samples: z.int().nonnegative(),
  /** Of the workspace in force; null when nobody is signed in, and for embed tokens. */
  storage: storage.nullable(),
});
export type Me = z.infer<typeof me>;

/** What the screens before signing in need to know. */
export const signInOffers = z.object({
  auth: z.enum(["local", "accounts"]),
  /** Buttons beside the password: the id that `/api/auth` knows, and a name for people. */
  providers: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Whether this installation sends mail: without it, nobody can reset a password by themselves. */
  mail: z.boolean(),
  /** `setup`: there is no account yet, and the first needs the link from the terminal. */
  sign_up: z.enum(["open", "invited", "setup"]),
});
export type SignInOffers = z.infer<typeof signInOffers>;

/** Changes how others see the person. CONFLICT for a handle that is taken, and without accounts for any. */
export const updateAccount = z.strictObject({
  name: safeText("Your name", limits.displayName).optional(),
  handle: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/, {
      error: "A handle has 1 to 40 of a–z, 0–9 and hyphens within.",
    })
    .optional(),
});

export const session = z.object({
  id,
  /** Whether it is the one that asks. */
  current: z.boolean(),
  /** What the browser calls itself. */
  user_agent: z.string().nullable(),
  ip_address: z.string().nullable(),
  created_at: timestamp,
  /** When it was last prolonged. */
  updated_at: timestamp,
  expires_at: timestamp,
});
export type Session = z.infer<typeof session>;

export const sessionList = z.object({ items: z.array(session) });
/** Ends a session within a second, its open streams included. */
export const revokeSession = z.strictObject({ id });

/**
 * Deletes the account, its personal workspace and everything in it, for good and at once, and so the
 * teams that it owns and nobody else is in. `email` repeats the address. An account with a password
 * gives it too; a wrong one, or another address, is VALIDATION_FAILED. CONFLICT for the only owner of a
 * team with others in it, and for whoever set the installation up while others have accounts.
 */
export const deleteAccount = z.strictObject({
  email: storableText("The address", limits.email),
  password: storableText("The password", limits.passwordMax).optional(),
});
