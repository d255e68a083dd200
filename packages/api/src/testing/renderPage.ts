import type { IncomingMessage, ServerResponse } from "node:http";
import { ticketHeader } from "../access/tickets.ts";
import type { Api } from "../app.ts";

/** Stands for the web app: `/page/characters.list?input={}` shows what its page would get. */
export async function renderPage(
  api: Api,
  { url = "", headers }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  if (!pathname.startsWith("/page/")) return void response.writeHead(404).end("page");
  const ticket = headers[ticketHeader];
  const input: unknown = JSON.parse(searchParams.get("input") ?? "null") ?? undefined;
  const call = api.call(pathname.slice("/page/".length), input, String(ticket));
  const body = await call.catch((error: unknown) => ({ error: { ...(error as object) } }));
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}
