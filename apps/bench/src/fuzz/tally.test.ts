import { expect, test } from "vitest";
import { Tally } from "./tally.ts";

const request = { procedure: "me.get", method: "GET", path: "/api/trpc/me.get", headers: {} };

test("counts by status, and shows what was asked where something is wrong", () => {
  const tally = new Tally();
  tally.add(request, 200, null);
  tally.add({ ...request, procedure: null }, 404, null);
  tally.add({ ...request, body: Buffer.from('{"a"') }, 500, "status 500");
  expect(tally.report({ seed: 7, alive: true })).toBe(
    'status 500: GET /api/trpc/me.get {} "{\\"a\\""\n' +
      "3 requests, seed 7: 200 × 1, 404 × 1, 500 × 1; 1 procedures succeeded; 1 defects; the server lives",
  );
  expect(tally.isLost).toBe(false);
});

test("gives up on a server that answers nothing", () => {
  const tally = new Tally();
  for (let count = 0; count < 21; count++) tally.add(request, 0, "read ECONNRESET");
  expect(tally.isLost).toBe(true);
  expect(tally.defects).toHaveLength(21);
});
