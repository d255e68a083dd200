import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface FileServer {
  /** `127.0.0.1:<port>`, as the operator lists it. */
  host: string;
  url: string;
  /** The paths that were asked for, oldest first. */
  asked: string[];
  /** How often anything connected. */
  connections: number;
}

/** A server of files, until the test that started it ends; of a whole test file, with `afterAll`. */
export async function fileServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  atEnd: (close: () => void) => void = onTestFinished,
): Promise<FileServer> {
  const server = createServer((request, response) => {
    state.asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: FileServer = { host, url: `http://${host}`, asked: [], connections: 0 };
  server.on("connection", () => state.connections++);
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return state;
}
