import type { Database } from "@personaforge/db/database";
import { LRUCache } from "lru-cache";
import { can } from "../access/can.ts";
import type { EmbedPrincipal, KeyPrincipal } from "../access/principal.ts";
import type { Keyring } from "../secrets/keyring.ts";
import * as queries from "./credentials.queries.ts";
import { type EmbedClaims, readEmbedText } from "./embedText.ts";
import { keyPrincipal } from "./keyPrincipal.ts";

/** Whoever minted a token, as they are now. */
interface Parent {
  personId: string;
  key: KeyPrincipal | null;
}

// The doors remember a token for 400 ms, and open streams look every 300: all three stay below 1 s.
const remembered = { max: 1_000, ttl: 200 };

/** Finds out whose embed token a text is. The visitors of one page together ask once for its parent. */
export class EmbedCredentials {
  readonly #db: Database;
  readonly #keyring: Keyring;
  readonly #parents = new LRUCache<string, Promise<Parent | null>>(remembered);

  constructor(db: Database, keyring: Keyring) {
    this.#db = db;
    this.#keyring = keyring;
  }

  async principalOf(text: string): Promise<EmbedPrincipal | null> {
    const said = readEmbedText(this.#keyring, text);
    if (said === null || said.expires <= Date.now()) return null;
    const parent = await this.#parentOf(said);
    if (parent === null) return null;
    const { key, personId } = parent;
    return {
      kind: "embed",
      ownerId: said.workspace,
      personId,
      actorId: said.visitor,
      parentId: said.parent,
      parentKey: key,
      characterId: said.character,
      scopes: key === null ? said.scopes : said.scopes.filter((one) => key.scopes.includes(one)),
      origin: said.origin,
      expiresAt: said.expires,
    };
  }

  #parentOf(said: EmbedClaims): Promise<Parent | null> {
    const name = `${said.by} ${said.parent} ${said.workspace}`;
    const known = this.#parents.get(name);
    if (known !== undefined) return known;
    const found = findParent(this.#db, said);
    this.#parents.set(name, found);
    found.catch(() => this.#parents.delete(name));
    return found;
  }
}

async function findParent(
  db: Database,
  { by, parent, workspace }: EmbedClaims,
): Promise<Parent | null> {
  if (by === "key") {
    const row = await queries.findKeyById(db, parent, workspace);
    return row === undefined ? null : { personId: row.created_by, key: keyPrincipal(row) };
  }
  if (by === "owner") {
    return (await queries.isWithoutAccount(db, parent)) ? { personId: parent, key: null } : null;
  }
  const minter = await queries.findMinter(db, parent, workspace);
  if (minter === undefined) return null;
  const { role, person_id: personId } = minter;
  const inside = { ownerId: workspace, personId, actorId: personId };
  const member = { kind: "member" as const, ...inside, role, accountId: parent, sessionId: null };
  // What somebody may no longer mint does not work any longer either.
  return can(member, "embedToken.create") ? { personId, key: null } : null;
}
