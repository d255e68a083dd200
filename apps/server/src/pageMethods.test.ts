import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { refuseChange } from "./pageMethods.ts";

const server = createServer({ keepAliveTimeout: 60_000 }, (asked, response) => {
  if (!refuseChange(asked, response)) response.end("page");
}).listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => server.close().closeAllConnections());

test.each([
  ["GET", 200],
  ["HEAD", 200],
  ["POST", 405],
  ["PUT", 405],
  ["DELETE", 405],
  ["OPTIONS", 405],
  ["TRACE", 405],
  ["PROPFIND", 405],
])("%s to a page is %i", async (method, status) => {
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: "127.0.0.1", method }).end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  answer.resume();
  expect(answer.statusCode).toBe(status);
  expect(answer.headers.allow).toBe(status === 405 ? "GET, HEAD" : undefined);
});
