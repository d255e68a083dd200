import { existsSync } from "node:fs";
import { type IncomingMessage, Server, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import type { Duplex } from "node:stream";
import { fileURLToPath } from "node:url";
import next from "next";
import { refuseChange } from "./pageMethods.ts";
import { StartError } from "./startError.ts";

export interface Web {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The WebSocket of hot reload; outside dev mode nothing here speaks WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

export interface WebOptions {
  readonly dev: boolean;
  readonly hostname: string;
  readonly port: number;
}

/** Next as a renderer inside this process: it owns no port and handles no signal. */
export async function openWeb(options: WebOptions): Promise<Web> {
  const dir = dirname(fileURLToPath(import.meta.resolve("@personaforge/web/package.json")));
  if (!options.dev && !existsSync(join(dir, ".next", "BUILD_ID"))) {
    throw new StartError("The web app is not built. Start PersonaForge with npm start.");
  }
  // Next hangs its own upgrade listener on the server it is given, past every check of ours. This
  // one listens nowhere.
  const sockets = new Server();
  const app = next({ ...options, dir, httpServer: sockets, quiet: !options.dev });
  await app.prepare();
  const render = app.getRequestHandler();
  return {
    handle: async (request, response) => {
      // The overlay of dev mode talks to Next by POST.
      if (options.dev || !refuseChange(request, response)) await render(request, response);
    },
    upgrade: (request, socket, head) => {
      if (!options.dev || !sockets.emit("upgrade", request, socket, head)) socket.destroy();
    },
    close: () => app.close(),
  };
}
