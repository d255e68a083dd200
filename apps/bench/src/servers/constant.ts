import { createServer } from "node:http";
import { serverSettings } from "../system/env.ts";

// The ceiling of one Node process: a body of the size of a character, without reading anything.
const body = Buffer.from(JSON.stringify({ text: "a".repeat(4_000) }));
const headers = { "content-type": "application/json", "content-length": body.length };

createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
}).listen(serverSettings().port, "127.0.0.1");
