import { request } from "node:http";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { accountsApi } from "../testing/accountsApi.ts";

const api = await accountsApi();
const { credential } = await api.join("Uploader");
const mebibyte = 1_048_576;

/** How many changes the account may still make after a request of so many bytes, which are not sent. */
async function leftAfter(path: string, headers: Record<string, string | number>): Promise<number> {
  const sent = request(api.url + path, {
    method: "POST",
    headers: { origin: api.url, ...credential, "content-type": "text/plain", ...headers },
  });
  sent.on("error", () => undefined).flushHeaders();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  sent.destroy();
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  return Number(answer.headers["x-ratelimit-remaining"]);
}

test.each([
  ["/api/v1/imports", { "content-length": 40 * mebibyte }, 3],
  [
    "/api/v1/imports/01a20829-9c82-7245-9c96-ec2d56079048/files",
    { "content-length": 48 * mebibyte },
    3,
  ],
  ["/api/v1/imports", { "content-length": 200 * mebibyte }, 13],
  ["/api/v1/imports", { "content-length": 9_000 * mebibyte }, 13],
  ["/api/v1/characters/import", { "content-length": 40 * mebibyte }, 2],
])("%s with %j counts as %i changes", async (path, headers, weight) => {
  const before = await leftAfter("/api/v1/characters/import", { "content-length": 40 * mebibyte });
  expect(before - (await leftAfter(path, headers))).toBe(weight);
});
