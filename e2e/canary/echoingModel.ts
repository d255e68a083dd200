import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** How a model answers: 200 streams a reply, the others refuse. */
export const statuses = [200, 400, 401, 403, 404, 413, 429, 500, 502] as const;

export interface EchoingModel {
  readonly url: string;
  /** From now on. */
  status: (typeof statuses)[number];
  /** Requests that carried this key. */
  readonly keys: string[];
  close(): Promise<void>;
}

/** A model server that quotes in each refusal, and in a broken stream, all that it was sent. */
export async function startEchoingModel(): Promise<EchoingModel> {
  const server = createServer((request, response) => {
    void quote(request).then((said) => {
      model.keys.push(request.headers.authorization ?? "");
      if (model.status === 200) {
        const delta = JSON.stringify({ choices: [{ index: 0, delta: { content: "Well, " } }] });
        const broken = JSON.stringify({ error: { message: said, code: said, type: said } });
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.end(`data: ${delta}\n\ndata: ${broken}\n\n`);
        return;
      }
      const error = { message: said, code: said, type: said, param: said };
      response.writeHead(model.status, { "content-type": "application/json", "retry-after": "0" });
      response.end(JSON.stringify({ error }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const model: EchoingModel = {
    url: `http://127.0.0.1:${port}/v1`,
    status: 200,
    keys: [],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return model;
}

async function quote(request: IncomingMessage): Promise<string> {
  return `Refused: ${JSON.stringify(request.headers)} ${await text(request)}`;
}
