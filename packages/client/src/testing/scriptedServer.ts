import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** One request as it arrived. */
interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Resolves when its connection closes before the answer was finished. */
  left: Promise<void>;
}

export interface ScriptedServer {
  url: string;
  /** Oldest first. */
  requests: SeenRequest[];
}

/**
 * A server that does what a PersonaForge should not do, until the test that started it ends.
 * `number` counts the requests from 0.
 */
export async function scriptedServer(
  answer: (response: ServerResponse, number: number) => void,
): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const left = new Promise<void>((resolve) => {
      response.once("close", () => response.writableFinished || resolve());
    });
    const { method = "", url = "", headers } = request;
    void text(request).then((body) => {
      answer(response, requests.push({ method, url, headers, body, left }) - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Answers like tRPC: one entry of a batch, or the answer of a single call. */
export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** An error as PersonaForge sends it. */
export function failure(appCode: string, httpStatus: number, more: object = {}): object {
  const data = { appCode, httpStatus, requestId: "r-1", fieldErrors: [], ...more };
  return { error: { message: `It says ${appCode}.`, code: -32_000, data } };
}
