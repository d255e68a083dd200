import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createHttpServer, type Handler } from "@personaforge/api/http/httpServer";
import { callerOf } from "@personaforge/api/secrets/caller";
import type { Logger } from "pino";
import { setSecurityHeaders } from "./securityHeaders.ts";
import { errorCode, StartError } from "./startError.ts";

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The one port. It listens before there is anybody to answer, so that a taken port shows at once. */
export interface Door {
  readonly server: Server;
  /** Lets requests in, also those that have been waiting. */
  open(answer: Answer): void;
  /** Takes no new connection and says so at /readyz; requests under way go on. */
  shut(): void;
  /** Resolves when no request is under way. */
  idle(): Promise<void>;
}

export function createDoor(log: Logger, options = { secure: false }): Door {
  const opened = Promise.withResolvers<Answer>();
  let state: "starting" | "open" | "stopping" = "starting";
  let underWay = 0;
  const begin: Handler = (request, response) => {
    underWay += 1;
    response.once("close", () => (underWay -= 1));
    response.setHeader("x-request-id", randomUUID());
    logAnswer(log, request, response);
    setSecurityHeaders(response, options);
    if (state === "stopping") response.setHeader("connection", "close");
  };
  const answer: Handler = (request, response) => {
    if (state !== "open" && request.url === "/readyz") return sayUnready(response, state);
    opened.promise
      .then((answerOpened) => answerOpened(request, response))
      .catch((error: unknown) => failed(log, response, error));
  };
  const server = createHttpServer({ begin, answer });
  return {
    server,
    open(answer) {
      state = "open";
      opened.resolve(answer);
    },
    shut() {
      state = "stopping";
      opened.resolve((_request, response) => Promise.resolve(sayUnready(response, state)));
      server.close();
    },
    async idle() {
      while (underWay > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    },
  };
}

function sayUnready(response: ServerResponse, status: string): void {
  response.writeHead(503, { "content-type": "application/json", "retry-after": "1" });
  response.end(JSON.stringify({ status }));
}

function logAnswer(log: Logger, request: IncomingMessage, response: ServerResponse): void {
  if (!log.isLevelEnabled("info")) return;
  const begun = performance.now();
  response.once("close", () =>
    log.info(
      {
        requestId: response.getHeader("x-request-id"),
        method: request.method,
        path: loggedPath(request.url ?? ""),
        caller: callerOf(response),
        status: response.statusCode,
        whole: response.writableFinished,
        ms: Math.round(performance.now() - begun),
      },
      "request",
    ),
  );
}

/**
 * The path without its query, which can hold what somebody searched for, and without what looks like
 * a token: the link in a mail that resets a password carries one as a part of its path.
 */
function loggedPath(url: string): string {
  const [path = ""] = url.split("?");
  if (!path.startsWith("/api/")) return path;
  return path.replaceAll(/(?<=\/)(?=[^/]*[A-Z])(?=[^/]*\d)[^/]{20,}/g, "[hidden]");
}

function failed(log: Logger, response: ServerResponse, error: unknown): void {
  const requestId = String(response.getHeader("x-request-id"));
  log.error({ err: error, requestId }, "A request failed.");
  if (response.headersSent) return void response.destroy();
  response.writeHead(500, { "content-type": "text/plain", "x-request-id": requestId });
  response.end(`Something went wrong in PersonaForge. Request ${requestId}.\n`);
}

/** Resolves with the port: the one asked for, or a free one when that is 0. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new StartError(portProblem(error, host, port), error)));
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

function portProblem(error: Error, host: string, port: number): string {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return `Port ${port} is taken, perhaps by another PersonaForge. Stop that program, or choose another port: PORT=${port + 1} npm start.`;
    case "EACCES":
      return `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=3000 npm start.`;
    case "EADDRNOTAVAIL":
      return `HOST=${host} is not an address of this machine. Leave HOST at 127.0.0.1.`;
    default:
      return `PersonaForge cannot listen on ${host}, port ${port}: ${error.message}.`;
  }
}
