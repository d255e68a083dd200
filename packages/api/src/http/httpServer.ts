import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  type ServerOptions,
} from "node:http";
import type { Duplex } from "node:stream";
import { DomainError } from "@personaforge/contract/errors";
import { errorFacts } from "../errors.ts";
import { exchangeOf, sendProblem } from "./answer.ts";
import { limitArrival } from "./arrival.ts";
import { refuseMalformed, wireAnswer, wireError } from "./wire.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpHandlers {
  /** Sees every request that could be read, before anything is answered. */
  begin: Handler;
  /** Answers those that are well-formed. */
  answer: Handler;
}

/** In milliseconds. */
export interface HttpTimeouts {
  /** A client that dribbles its request does not hold a connection for long, */
  headersTimeout: number;
  /** files have longer, see `limitArrival`, */
  requestTimeout: number;
  connectionsCheckingInterval: number;
  /** nor does one that takes nothing of its answer for this long. */
  stuckTimeout: number;
}

const usual: HttpTimeouts = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  stuckTimeout: 60_000,
};

/** node:http that answers in the same shape also where a request is malformed or cannot be read. */
export function createHttpServer(handlers: HttpHandlers, timeouts = usual): Server {
  const open = new OpenAnswers();
  const server = createServer({ ...timeouts, ...options }, (request, response) => {
    open.add(request, response);
    limitArrival(request, timeouts.requestTimeout, (late) =>
      open.refuseUnread(late, request.socket),
    );
    handlers.begin(request, response);
    try {
      refuseMalformed(request);
    } catch (error) {
      return refuse(request, response, error);
    }
    handlers.answer(request, response);
  });
  // All that fit into 16 KiB arrive and are counted: node:http would drop some without a word.
  server.maxHeadersCount = 0;
  server.on("clientError", (error, socket) => open.refuseUnread(error, socket));
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => {
    handlers.begin(request, response);
    const message = "Nothing but 100-continue can be expected.";
    refuse(request, response, new DomainError("EXPECTATION_FAILED", message));
  });
  server.on("connect", (_request: IncomingMessage, socket: Duplex) => {
    const error = new DomainError("METHOD_NOT_ALLOWED", "PersonaForge is no proxy.");
    end(socket, wireAnswer(error, { allow: "GET, HEAD, POST, PUT, PATCH, DELETE" }));
  });
  server.setTimeout(timeouts.stuckTimeout, (socket) => {
    // An answer may be long in the making, as a model's; once made, it has to be taken.
    if (!open.has(socket) || socket.writableLength > 0) socket.destroy();
    else socket.setTimeout(timeouts.stuckTimeout);
  });
  return server;
}

const options: ServerOptions = {
  // Node's own would be the same for a message and for an archive.
  requestTimeout: 0,
  // Proxies keep idle connections for 60 s. Node's 5 s would now and then cut off what they send.
  keepAliveTimeout: 65_000,
  // Refused with an answer of ours instead.
  requireHostHeader: false,
  // Who asks for something else, as curl --http2 does, is answered in HTTP/1.1.
  shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket",
};

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  sendProblem(exchangeOf(request, response), errorFacts(error), { connection: "close" });
}

/** The connections on which something is being answered, by the newest answer. */
class OpenAnswers {
  readonly #answers = new WeakMap<Duplex, ServerResponse>();
  readonly #refused = new WeakSet<Duplex>();

  add({ socket }: IncomingMessage, response: ServerResponse): void {
    this.#answers.set(socket, response);
    response.once("close", () => {
      if (this.#answers.get(socket) === response) this.#answers.delete(socket);
    });
  }

  has(socket: Duplex): boolean {
    return this.#answers.has(socket);
  }

  /** What was asked before is answered; the rest of what arrives here is not looked at. */
  refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
    if (this.#refused.has(socket)) return;
    this.#refused.add(socket);
    const answer = this.#answers.get(socket);
    const say = () => end(socket, wireAnswer(wireError(error)));
    if (!socket.writable || error.code === "ECONNRESET") socket.destroy();
    else if (answer?.req.complete === true) answer.once("close", say);
    else if (answer?.headersSent === true) socket.destroy();
    else say();
  }
}

// Long enough for the answer to be read: a connection that is closed on unread bytes loses it.
const lingering = 1_000;

function end(socket: Duplex, text: string): void {
  socket.end(text);
  setTimeout(() => socket.destroy(), lingering).unref();
}
