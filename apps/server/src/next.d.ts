import type { IncomingMessage, Server, ServerResponse } from "node:http";

// What this server uses of Next, in place of its own types (see `paths` in tsconfig.json): those
// declare NODE_ENV as always set, in every file of a program that reaches them.

interface NextOptions {
  dev: boolean;
  dir: string;
  hostname: string;
  port: number;
  httpServer: Server;
  quiet: boolean;
}

interface NextApp {
  prepare(): Promise<void>;
  getRequestHandler(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close(): Promise<void>;
}

export default function next(options: NextOptions): NextApp;
