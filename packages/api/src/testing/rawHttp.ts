import { connect } from "node:net";

/** One answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** The parsed JSON; the text when it is none. */
  body: unknown;
}

export interface RawExchange {
  answers: RawAnswer[];
  /** Whether the server ended the connection. */
  closed: boolean;
}

// Milliseconds until the first byte, which a busy machine may need.
const longestSilence = 30_000;

/**
 * Sends bytes that no HTTP client would send, and reads what comes until the server closes the
 * connection or, once it has begun to answer, says nothing for `patience` milliseconds.
 */
export function sendRaw(url: string, bytes: string | Buffer, patience = 300): Promise<RawExchange> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const chunks: Buffer[] = [];
    const finish = (closed: boolean) => {
      socket.destroy();
      resolve({ answers: answersIn(Buffer.concat(chunks)), closed });
    };
    socket.setTimeout(longestSilence, () => finish(false));
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      socket.setTimeout(patience);
    });
    // A reset is an end too; what came before it counts.
    socket.on("error", () => undefined).on("close", () => finish(true));
  });
}

function answersIn(bytes: Buffer): RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf("\r\n\r\n", at);
    if (end === -1) break;
    const [first = "", ...lines] = bytes.toString("latin1", at, end).split("\r\n");
    const pairs = lines.map((line) => line.split(/: (.*)/s).slice(0, 2));
    const headers = Object.fromEntries(
      pairs.map(([name = "", value = ""]) => [name.toLowerCase(), value]),
    ) as Record<string, string>;
    at = end + 4 + Number(headers["content-length"] ?? 0);
    const body = parsed(bytes.toString("utf8", end + 4, at));
    answers.push({ status: Number(first.split(" ")[1]), headers, body });
  }
  return answers;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A request byte for byte, its header values in Latin 1. A body is JSON of its length unless the headers say otherwise. */
export interface Sent {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface CodedAnswer extends RawAnswer {
  /** Of a problem or of a tRPC error, the first of a batch; OK when there is none. */
  code: string;
}

/** Sends one request and closes; a client such as fetch would refuse or repair some of these. */
export async function askRaw(
  url: string,
  { method, path, headers, body }: Sent,
): Promise<CodedAnswer> {
  const bytes = Buffer.from(body ?? "");
  const all = {
    host: new URL(url).host,
    connection: "close",
    ...(body !== undefined && {
      "content-type": "application/json",
      "content-length": String(bytes.length),
    }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1");
  const { answers } = await sendRaw(url, Buffer.concat([head, bytes]), 5_000);
  const [answer] = answers;
  if (answer === undefined || answers.length > 1) throw new Error(`${answers.length} answers`);
  return { ...answer, code: codeIn(JSON.stringify(answer.body)) };
}

function codeIn(text: string): string {
  return (/"appCode":"(\w+)"/.exec(text) ?? /"code":"(\w+)"/.exec(text))?.[1] ?? "OK";
}
