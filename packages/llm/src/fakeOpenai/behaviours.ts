import { EventWriter, type Exchange } from "./exchange.ts";
import { answerJson, isRefusal, type RefusalName } from "./refusals.ts";
import { readModel, type Behaviour } from "./script.ts";

/** Answers one chat completion as the model's name says. */
export async function behave(exchange: Exchange): Promise<void> {
  const { behaviour, number } = readModel(exchange.body.model ?? "");
  try {
    if (behaviour === null) answerJson(exchange.response, "unknown-model");
    else await act(exchange, behaviour, number);
  } catch (error) {
    // The client left, or the test is over: what was to come is not sent.
    if (!exchange.gone.aborted) throw error;
  }
}

async function act(exchange: Exchange, behaviour: Behaviour, number: number | null): Promise<void> {
  const { response, earlier } = exchange;
  const refusal = refusalOf(exchange, behaviour, number);
  if (refusal !== null) {
    const wait = behaviour === "busy" ? 0 : (number ?? 20);
    const limited = refusal === "rate-limited";
    return answerJson(response, refusal, limited ? { "retry-after": String(wait) } : {});
  }
  if (behaviour === "hang") return;
  if (behaviour === "flaky-reset" && earlier < (number ?? 2)) {
    response.socket?.resetAndDestroy();
  } else if (behaviour === "whole") {
    const message = { role: "assistant", content: echo(exchange).join("") };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ choices: [{ index: 0, message, finish_reason: "stop" }] }));
  } else {
    await stream(exchange, behaviour, number);
  }
}

/** The refusal that answers this request; null when it is to be streamed. */
function refusalOf(
  { body, earlier }: Exchange,
  behaviour: Behaviour,
  number: number | null,
): RefusalName | null {
  switch (behaviour) {
    case "no-stream-options":
      return body.stream_options === undefined ? null : behaviour;
    case "new-token-limit":
      return body.max_tokens === undefined ? null : behaviour;
    case "turn-taking":
      return takesTurns(body.messages, true) ? null : behaviour;
    case "no-system":
      return takesTurns(body.messages, false) ? null : behaviour;
    case "busy":
      return earlier < (number ?? 1) ? "rate-limited" : null;
    case "small-context":
      return earlier < (number ?? 1) ? "context-length" : null;
    case "flaky":
      return earlier < (number ?? 2) ? "error-500" : null;
    default:
      return isRefusal(behaviour) ? behaviour : null;
  }
}

/** What strict templates want: the reader first, then both in turn, after one system message or none. */
function takesTurns(messages: Exchange["body"]["messages"] = [], mayInstruct: boolean): boolean {
  const [first] = messages;
  const turns = mayInstruct && first?.role === "system" ? messages.slice(1) : messages;
  return turns.every(({ role }, index) => role === (index % 2 === 0 ? "user" : "assistant"));
}

async function stream(exchange: Exchange, behaviour: Behaviour, number: number | null) {
  const writer = new EventWriter(exchange);
  writer.delta({ role: "assistant", content: "" });
  const play = plays[behaviour] ?? answer;
  await play({ writer, exchange, number });
}

interface Stage {
  readonly writer: EventWriter;
  readonly exchange: Exchange;
  readonly number: number | null;
}
type Play = (stage: Stage) => Promise<void> | void;

const plays: Partial<Record<Behaviour, Play>> = {
  delay: async (stage) => {
    await stage.writer.pause(stage.number ?? 500);
    await answer(stage);
  },
  slow: async ({ writer, number }) => {
    const words = number ?? 300;
    for (let word = 1; word <= words; word++) {
      await writer.token(`${word} `);
      await writer.pause(40);
    }
    finish(writer, words);
  },
  stall: first,
  cut: async (stage) => {
    await first(stage);
    stage.exchange.response.end();
  },
  "cut-done": async (stage) => {
    await first(stage);
    stage.writer.end();
  },
  reset: async (stage) => {
    await first(stage);
    stage.exchange.response.socket?.resetAndDestroy();
  },
  "error-event": async (stage) => {
    await first(stage);
    stage.writer.data({ error: { message: "Upstream words: it failed.", type: "server_error" } });
    stage.exchange.response.end();
  },
  "turn-taking-event": (stage) => {
    if (takesTurns(stage.exchange.body.messages, true)) return answer(stage);
    const error = "Error rendering prompt with jinja template: roles must alternate.";
    stage.writer.raw(`event: error\ndata: ${JSON.stringify({ error })}\n\n`);
    stage.exchange.response.end();
  },
  "bad-json": async (stage) => {
    await first(stage);
    stage.writer.raw('data: {"choices": [{"delta": {"content": "half\n\n');
    stage.writer.end();
  },
  "keep-alive": keepAlive,
  "keep-alive-late": async (stage) => {
    await first(stage);
    await keepAlive(stage);
  },
  linger: async ({ writer, exchange }) => {
    await write(writer, echo(exchange));
    writer.delta({}, "stop");
  },
  "reset-late": async ({ writer, exchange }) => {
    await write(writer, echo(exchange));
    writer.delta({}, "stop");
    await writer.pause(20);
    exchange.response.socket?.resetAndDestroy();
  },
  length: async ({ writer }) => {
    await write(writer, ["This sentence ", "has no "]);
    writer.delta({}, "length");
    writer.usage(2);
    writer.end();
  },
  filter: ({ writer }) => {
    writer.delta({}, "content_filter");
    writer.end();
  },
  empty: ({ writer }) => finish(writer, 0),
  thinking: async (stage) => {
    await think(stage);
    await answer(stage);
  },
  overthinking: async (stage) => {
    await think(stage);
    stage.writer.delta({}, "length");
    stage.writer.end();
  },
  "empty-choices": async ({ writer, exchange }) => {
    writer.data({ choices: [], prompt_filter_results: [] });
    writer.data({});
    writer.data(null);
    await write(writer, echo(exchange));
    writer.data({ choices: [] });
    finish(writer, 1);
  },
};

async function answer({ writer, exchange }: Stage): Promise<void> {
  const words = echo(exchange);
  await write(writer, words);
  finish(writer, words.length);
}

function finish(writer: EventWriter, tokens: number): void {
  writer.delta({}, "stop");
  writer.usage(tokens);
  writer.end();
}

async function first({ writer, exchange, number }: Stage): Promise<void> {
  await write(writer, echo(exchange).slice(0, number ?? 3));
}

async function think({ writer, number }: Stage): Promise<void> {
  for (let token = 0; token < (number ?? 10); token++) {
    writer.delta({ reasoning_content: "hm " });
    await writer.pause(20);
  }
}

async function keepAlive({ writer }: Stage): Promise<void> {
  for (;;) {
    writer.raw(": still here\n\n");
    writer.delta({ content: "" });
    await writer.pause(20);
  }
}

async function write(writer: EventWriter, tokens: readonly string[]): Promise<void> {
  for (const token of tokens) await writer.token(token);
}

/** Says the reader's last message back, in a sentence with characters of one to four bytes. */
function echo({ body }: Exchange): string[] {
  const said = body.messages?.findLast(({ role }) => role === "user")?.content ?? "";
  return `I heard you — 听见了 🫖 — say: ${said}`.match(/\S+\s*/gu) ?? [];
}
