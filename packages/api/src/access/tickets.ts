import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { anonymous, type Principal } from "./principal.ts";

/** The header by which a page that is being rendered names its reader. What callers send in it is replaced. */
export const ticketHeader = "x-pf-ticket";

/** The header that tells a page its own address, so that a reader who signs in comes back to it. */
export const pathHeader = "x-pf-path";

/** Who reads the pages that are being rendered. */
export class Tickets {
  readonly #readers = new Map<string, Promise<Principal>>();

  /** The page's own calls fail with the reason why its reader could not be found out. */
  issue(request: IncomingMessage, response: ServerResponse, reader: Promise<Principal>): void {
    const ticket = randomUUID();
    reader.catch(() => undefined);
    this.#readers.set(ticket, reader);
    request.headers[ticketHeader] = ticket;
    request.headers[pathHeader] = request.url;
    response.once("close", () => this.#readers.delete(ticket));
  }

  /** A page without a ticket, as one rendered for everybody, has no reader. */
  async readerOf(ticket: string | undefined): Promise<Principal> {
    return (ticket === undefined ? undefined : await this.#readers.get(ticket)) ?? anonymous;
  }
}
