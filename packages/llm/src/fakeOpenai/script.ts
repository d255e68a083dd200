/**
 * The models of the scripted server, and what each does. A name may carry a number after a colon,
 * such as `delay:800` or `stall:3`; the default stands in brackets. Any other name is a model that
 * the server does not know.
 */
export const script = {
  echo: "answers with the last message, word by word; sends usage when asked to",
  delay: "waits [500] ms before the first token, then answers like echo",
  slow: "answers with [300] numbered words, one every 40 ms",
  stall: "sends [3] tokens, then nothing, with the connection open",
  cut: "sends [3] tokens, then ends the response without a finish reason",
  "cut-done": "sends [3] tokens, then [DONE] without a finish reason",
  reset: "sends [3] tokens, then resets the connection",
  "error-event": "sends [3] tokens, then an error event",
  "bad-json": "sends [3] tokens, then a line of broken JSON",
  "keep-alive": "sends comments and empty chunks every 20 ms, and never a token",
  "keep-alive-late": "sends [3] tokens, then comments and empty chunks every 20 ms",
  linger: "answers like echo, but leaves the connection open after the finish reason",
  "reset-late": "answers like echo, then resets the connection after the finish reason",
  length: "stops in the middle of a sentence with finish reason length",
  filter: "stops with finish reason content_filter before any text",
  empty: "finishes with stop and without text",
  thinking: "thinks aloud for [10] tokens in reasoning_content, then answers like echo",
  overthinking: "thinks until the length limit and writes no answer",
  "empty-choices": "puts chunks with empty and missing choices around the answer",
  whole: "ignores stream and answers with one JSON document",
  page: "answers 200 with an HTML page",
  hang: "accepts the request and never answers",
  unauthorized: "401 invalid_api_key",
  forbidden: "403",
  "rate-limited": "429 with Retry-After [20]",
  busy: "429 with Retry-After 0 for the first [1] requests, then like echo",
  quota: "429 insufficient_quota",
  payment: "402",
  "context-length": "400 context_length_exceeded",
  "small-context": "400 context_length_exceeded for the first [1] requests, then like echo",
  refused: "400 invalid_request_error",
  "error-500": "500",
  "html-502": "502 with an HTML page",
  flaky: "500 for the first [2] requests, then like echo",
  "flaky-reset": "resets the connection without a byte for the first [2] requests, then like echo",
  redirect: "307 to another address",
  "no-stream-options": "400 when the request has stream_options, else like echo",
  "turn-taking": "500 like llama.cpp unless the reader begins and both take turns, else like echo",
  "turn-taking-event": "the same refusal in the stream, like LM Studio",
  "no-template": "500 like llama.cpp, whatever the messages",
  "no-system": "400 like vLLM when there is a system message, or none takes turns, else like echo",
  "new-token-limit": "400 when the request has max_tokens, else like echo",
} as const;

export type Behaviour = keyof typeof script;

export const behaviourNames = Object.keys(script);

/** Reads `stall:3` as stall with 3. */
export function readModel(model: string): { behaviour: Behaviour | null; number: number | null } {
  const [name = "", digits] = model.split(":");
  const behaviour = Object.hasOwn(script, name) ? (name as Behaviour) : null;
  const number = digits === undefined ? Number.NaN : Number.parseInt(digits, 10);
  return { behaviour, number: Number.isNaN(number) ? null : number };
}
