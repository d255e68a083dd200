import { expect, test } from "vitest";
import { mayManage, mayRemove, roles, rolesToGive } from "./roleWords.ts";

test("owners give every role, admins all but theirs, others none", () => {
  expect(rolesToGive("owner", "viewer")).toEqual(roles);
  expect(rolesToGive("owner", "owner")).toEqual(roles);
  expect(rolesToGive("admin", "viewer")).toEqual(["admin", "editor", "viewer"]);
  expect(rolesToGive("admin", "owner")).toEqual([]);
  expect(rolesToGive("editor", "viewer")).toEqual([]);
  expect(rolesToGive(null, "viewer")).toEqual([]);
});

test("only owners take owners out", () => {
  expect(mayRemove("owner", "owner")).toBe(true);
  expect(mayRemove("admin", "owner")).toBe(false);
  expect(mayRemove("admin", "admin")).toBe(true);
  expect(mayRemove("editor", "viewer")).toBe(false);
  expect([mayManage("admin"), mayManage("editor"), mayManage(null)]).toEqual([true, false, false]);
});
