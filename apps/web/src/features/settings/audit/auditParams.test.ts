import { listAudit } from "@personaforge/contract/audit";
import { expect, test } from "vitest";
import { auditInput } from "./auditParams.ts";

const id = "0193d5a0-7c1e-7abc-8def-0123456789ab";

test("only what the server can search for is asked", () => {
  expect(auditInput({ action: "", object: "" })).toEqual({ limit: 50 });
  expect(auditInput({ action: "label.set", object: ` ${id.toUpperCase()} ` })).toEqual({
    limit: 50,
    action: "label.set",
    object_id: id,
  });
});

test("an address that somebody made up is asked without what it made up", () => {
  const input = auditInput({ action: "<script>", object: "0193d5" });
  expect(listAudit.parse(input)).toEqual({ limit: 50 });
});
