import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Payload } from "./payloads.ts";

/** Another origin on this machine: whatever arrives here left the app. */
export interface ForeignServer {
  /** Without a scheme: `//127.0.0.1:4010`. */
  readonly origin: string;
  /** What was asked for, oldest first. */
  readonly paths: readonly string[];
  /** Connections, those without a request included. */
  connections(): number;
  /** A page that holds each payload in a frame of its own and trusts all of them. */
  trustingPage(payloads: readonly Payload[]): string;
  close(): Promise<void>;
}

export async function startForeignServer(): Promise<ForeignServer> {
  const paths: string[] = [];
  const pages = new Map<string, string>();
  let connections = 0;
  const server = createServer(({ url = "" }, response) => {
    const page = pages.get(url);
    if (page === undefined) paths.push(url);
    response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/html" });
    response.end(page);
  });
  server.on("connection", () => connections++);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `//127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    paths,
    connections: () => connections,
    trustingPage(payloads) {
      const document = (body: string) => `<!doctype html><meta charset=utf-8><body>${body}`;
      for (const { number, trusted } of payloads) pages.set(`/frame/${number}`, document(trusted));
      const frames = payloads.map(({ number }) => `<iframe src=/frame/${number}></iframe>`);
      pages.set("/trusting", document(frames.join("")));
      return `http:${origin}/trusting`;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
