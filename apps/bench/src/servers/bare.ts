import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";
import { serverSettings } from "../system/env.ts";
import { contentFrom, createCharacter, getCharacter, listCharacters } from "./bareCharacters.ts";
import { findOwner } from "./bareSql.ts";

// What node:http and pg can do when nothing stands between them: the measure of all others.
const { databaseUrl, port } = serverSettings();
// As many connections as the product has.
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const owners = await pool.query<{ id: string }>(findOwner);
const ownerId = owners.rows[0]!.id;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = "/" } = request;
  if (method === "POST") {
    const content = contentFrom(JSON.parse(await textOf(request)));
    if (content === null) return send(response, 400, { code: "VALIDATION_FAILED" });
    return send(response, 201, await createCharacter(pool, ownerId, content));
  }
  if (url.startsWith("/characters/")) {
    const character = await getCharacter(pool, url.slice("/characters/".length), ownerId);
    return send(response, character === undefined ? 404 : 200, character ?? { code: "NOT_FOUND" });
  }
  const limit = Number(/[?&]limit=(\d+)/.exec(url)?.[1] ?? 24);
  send(response, 200, await listCharacters(pool, ownerId, limit));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, data: unknown): void {
  const body = JSON.stringify(data);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  response.writeHead(status, headers);
  response.end(body);
}

createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    send(response, 500, { code: "INTERNAL" });
  });
}).listen(port, "127.0.0.1");
