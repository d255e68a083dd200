import { createHash, timingSafeEqual } from "node:crypto";
import { DomainError } from "@personaforge/contract/errors";
import type { Queryable, Tx } from "@personaforge/db/database";
import { v7 as uuidv7 } from "uuid";
import { makeHandle } from "./handle.ts";
import * as queries from "./identity.queries.ts";

/** The header that names the setup token. */
export const setupHeader = "x-setup-token";

/** Who may make an account here. */
export interface SignUpRules {
  signUp: "open" | "invited";
  setupToken: string;
}

export interface Applicant {
  email: string;
  /** What the request carried in {@link setupHeader}. */
  token: string | null;
}

export type RefusalCode =
  | "SETUP_REQUIRED"
  | "SETUP_TOKEN_WRONG"
  | "SETUP_DONE"
  | "INVITATION_REQUIRED";

/** Why somebody may not make an account. */
export class SignUpRefused extends Error {
  readonly code: RefusalCode;
  readonly status: 403 | 409;

  constructor(code: RefusalCode) {
    super(sentences[code]);
    this.name = "SignUpRefused";
    this.code = code;
    this.status = code === "SETUP_DONE" ? 409 : 403;
  }
}

const sentences: Record<RefusalCode, string> = {
  SETUP_REQUIRED:
    "This installation has no account yet. Open the setup link that the server printed when it started.",
  SETUP_TOKEN_WRONG:
    "This setup link is not of this installation. Open the one that the server printed last.",
  SETUP_DONE: "This installation has its owner already. Sign up without the setup link.",
  INVITATION_REQUIRED: "Nobody with this e-mail address is invited to this installation.",
};

/**
 * Turns away who may not sign up.
 * @returns whether this is the first account
 * @throws SignUpRefused
 */
export async function admit(
  db: Queryable,
  { signUp, setupToken }: SignUpRules,
  { email, token }: Applicant,
): Promise<{ first: boolean }> {
  if (await queries.hasAccount(db)) {
    if (token !== null) throw new SignUpRefused("SETUP_DONE");
    if (signUp === "invited" && !(await queries.isInvited(db, email))) {
      throw new SignUpRefused("INVITATION_REQUIRED");
    }
    return { first: false };
  }
  if (token === null) throw new SignUpRefused("SETUP_REQUIRED");
  if (!isEqual(token, setupToken)) throw new SignUpRefused("SETUP_TOKEN_WRONG");
  return { first: true };
}

/** Compares in constant time, which takes texts of one length: their hashes. */
function isEqual(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

/**
 * Makes the personal workspace of an account that is about to be stored in the same transaction.
 * @throws SignUpRefused when somebody else became the owner in the meantime
 */
export async function makePersonalOwner(
  tx: Tx,
  rules: SignUpRules,
  applicant: Applicant & { name: string },
): Promise<{ ownerId: string; first: boolean }> {
  const early = await admit(tx, rules, applicant);
  if (!early.first) return { ownerId: await newOwner(tx, applicant.name), first: false };
  await queries.lockSetup(tx);
  await admit(tx, rules, applicant);
  const { name } = applicant;
  const adopted = await queries.adoptLocalOwner(tx, { handle: makeHandle(name), name });
  return { ownerId: adopted ?? (await newOwner(tx, name)), first: true };
}

async function newOwner(tx: Tx, name: string): Promise<string> {
  const id = uuidv7();
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await queries.insertPersonalOwner(tx, { id, handle: makeHandle(name), name })) return id;
  }
  throw new DomainError("CONFLICT", "No handle is free for this name. Try again.");
}
