import { scope, type Scope } from "@personaforge/contract/apiKey";
import type { Role } from "@personaforge/contract/workspace";
import { describe, expect, test } from "vitest";
import { actions, can } from "../access/can.ts";
import type { EmbedPrincipal, KeyPrincipal, MemberPrincipal } from "../access/principal.ts";
import { withinRole } from "./roleScopes.ts";

const inside = { ownerId: "workspace", personId: "person", actorId: "actor" };
const keyWith = (scopes: readonly Scope[]): KeyPrincipal => ({
  ...{ kind: "key", ...inside, keyId: "key", name: "Key", scopes, origins: [] },
  ...{ ratePerMinute: null, monthlyTokens: null, ofOperator: false },
});
const memberAs = (role: Role): MemberPrincipal => ({
  ...{ kind: "member", ...inside, role, accountId: "account", sessionId: null },
});
const token: EmbedPrincipal = {
  ...{ kind: "embed", ...inside, parentId: "key", parentKey: null, characterId: "its" },
  // Wider than any that is minted: the table alone has to hold.
  ...{ scopes: scope.options, origin: "https://app.example", expiresAt: Infinity },
};

const allowed = [
  "account.read",
  "character.read",
  "gallery.read",
  "media.read",
  "conversation.create",
  "conversation.read",
  "conversation.list",
  "conversation.send",
  "conversation.delete",
];

describe("of all actions, a token", () => {
  test("may do those of a reader and a talker", () => {
    expect(actions.filter((action) => can(token, action)).toSorted()).toEqual(allowed.toSorted());
  });

  test.each(actions)("may do %s about its own character at most", (action) => {
    const its = { ownerId: "workspace", isPublic: false, characterId: "its" };
    expect(can(token, action, its)).toBe(allowed.includes(action));
    const others = [
      { ...its, characterId: "other" },
      { ...its, characterId: "other", isPublic: true },
      { ...its, ownerId: "elsewhere" },
      { ...its, ownerId: "elsewhere", isPublic: true },
      { ownerId: "workspace", isPublic: false },
      { ownerId: "workspace", isPublic: true },
    ];
    for (const other of others) expect(can(token, action, other)).toBe(false);
  });
});

test("no key may do what its maker may not, but mint tokens within itself", () => {
  const beyond = (["viewer", "editor", "admin", "owner"] as const).flatMap((role) => {
    const key = keyWith(withinRole(scope.options, role));
    const more = actions.filter((action) => can(key, action) && !can(memberAs(role), action));
    return more.map((action) => `${role} ${action}`);
  });
  expect(beyond).toEqual(["viewer embedToken.create"]);
});

test("a key of an admin has every scope, so that a role takes away what it must and no more", () => {
  expect(withinRole(scope.options, "admin")).toEqual(scope.options);
  expect(withinRole(scope.options, "owner")).toEqual(scope.options);
  expect(withinRole(["chat"], "viewer")).toEqual(["chat"]);
  expect(withinRole(["characters:publish"], "editor")).toEqual([]);
});
