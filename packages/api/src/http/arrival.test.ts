import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { ImportJob } from "@personaforge/contract/import";
import { expect, test } from "vitest";
import { startServer } from "../testing/startServer.ts";
import { testApi } from "../testing/testApi.ts";
import { createHttpServer } from "./httpServer.ts";

const { api } = await testApi();
const timeouts = {
  ...{ headersTimeout: 300, requestTimeout: 300 },
  ...{ connectionsCheckingInterval: 50, stuckTimeout: 400 },
};
const url = await startServer(
  createHttpServer(
    { begin: () => undefined, answer: (asked, response) => void api.handle(asked, response) },
    timeouts,
  ),
);

/** Sends a form, half of it after a pause, and answers with the status and the body. */
async function sendSlowly(
  bytes: number,
  pause: number,
): Promise<{ status: number | undefined; body: string }> {
  const field = '--x\r\ncontent-disposition: form-data; name="open"\r\n\r\ntrue\r\n';
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n';
  const text = `${field}${head}${"a".repeat(bytes)}\r\n--x--\r\n`;
  const sending = request(`${url}/api/v1/imports`, {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=x", "content-length": text.length },
  });
  const answered = new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    sending.on("error", reject).on("response", (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (more: string) => (body += more));
      response.on("end", () => resolve({ status: response.statusCode, body }));
    });
  });
  sending.write(text.slice(0, bytes / 2));
  await sleep(pause);
  sending.end(text.slice(bytes / 2));
  return answered;
}

test("files have longer to arrive than a message, by their size", async () => {
  // 300 ms as for every body, and 4 s for 200 kB.
  const slow = await sendSlowly(200_000, 600);
  expect(slow.status).toBe(201);
  expect((JSON.parse(slow.body) as ImportJob).counts.total).toBe(1);
});

test("and not for ever", async () => {
  const stuck = await sendSlowly(40_000, 3_000).catch((error: NodeJS.ErrnoException) => error);
  if (stuck instanceof Error) expect(stuck.code).toMatch(/ECONNRESET|EPIPE/);
  else
    expect([stuck.status, stuck.body]).toEqual([408, expect.stringContaining("REQUEST_TIMEOUT")]);
});
