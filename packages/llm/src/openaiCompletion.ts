import { messagesIn } from "@personaforge/prompt/targets/roles";
import type { OpenAI } from "openai";
import type { CompletionEvent, CompletionRequest } from "./completion.ts";
import type { Upstream } from "./openai.ts";
import { createClient } from "./openaiClient.ts";
import { learnDialect } from "./openaiDialect.ts";
import { readCut, readFailure, type Failure } from "./openaiFailure.ts";
import { Reply, type Chunk } from "./openaiReply.ts";
import { retryDelay, waitFor } from "./openaiRetries.ts";
import { emptyReply, outOfTime } from "./openaiSentences.ts";
import { startWatchdog, type Watchdog } from "./watchdog.ts";

type Events<Result> = AsyncGenerator<CompletionEvent, Result, undefined>;

/** One reply of one server; see `ChatProvider.complete` for what it yields and throws. */
export async function* streamCompletion(
  upstream: Upstream,
  request: CompletionRequest,
): Events<void> {
  request.signal.throwIfAborted();
  const watchdog = startWatchdog(request.signal, upstream.limits);
  try {
    for (let retry = 0; ; retry++) {
      const tried = { ...upstream.dialect };
      const failure = yield* attempt(upstream, request, watchdog);
      if (failure === null) return;
      if (learnDialect(upstream.dialect, failure, tried)) {
        retry--;
        continue;
      }
      const delay = failure.retryable ? retryDelay(upstream.retries, retry, failure.asked) : null;
      if (delay === null) throw failure.error;
      await waitFor(delay, watchdog.signal);
      throwIfStopped(upstream, request, watchdog);
    }
  } finally {
    watchdog.stop();
  }
}

/** One request. Returns why it failed, or null after `finish`. */
async function* attempt(
  upstream: Upstream,
  request: CompletionRequest,
  watchdog: Watchdog,
): Events<Failure | null> {
  const reply = new Reply();
  try {
    const body = completionBody(upstream, request);
    const client = createClient(upstream);
    const stream = await client.chat.completions.create(body, { signal: watchdog.signal });
    yield* readStream(stream, reply, watchdog);
  } catch (error) {
    // Whatever breaks after the finish reason no longer matters: the reply is whole.
    if (reply.finish === null) {
      throwIfStopped(upstream, request, watchdog);
      return readFailure(error, upstream, reply);
    }
  }
  if (reply.finish === null) {
    // The SDK ends its loop in silence when a request is aborted, just as when it is cut.
    throwIfStopped(upstream, request, watchdog);
    return readCut(upstream, reply);
  }
  if (!reply.hasText && reply.finish !== "content_filter") throw emptyReply(upstream, reply);
  yield { type: "finish", reason: reply.finish, usage: reply.usage };
  return null;
}

async function* readStream(
  stream: AsyncIterable<Chunk | null>,
  reply: Reply,
  watchdog: Watchdog,
): Events<void> {
  for await (const chunk of stream) {
    const finished = reply.finish !== null;
    const { text, progress } = reply.add(chunk);
    if (progress) watchdog.pause();
    if (text !== "") yield { type: "delta", text };
    if (finished) continue;
    if (reply.finish !== null) watchdog.expect("closing");
    else if (progress) watchdog.expect("idle");
  }
}

function throwIfStopped(upstream: Upstream, request: CompletionRequest, watchdog: Watchdog): void {
  request.signal.throwIfAborted();
  if (watchdog.expired !== null) throw outOfTime(upstream, watchdog.expired);
}

function completionBody(
  { model, dialect }: Upstream,
  { maxOutputTokens, ...chat }: CompletionRequest,
): OpenAI.ChatCompletionCreateParamsStreaming {
  return {
    model,
    messages: messagesIn(dialect.roles, chat).map(({ role, content }) => ({ role, content })),
    stream: true,
    [dialect.tokenLimit]: maxOutputTokens,
    ...(dialect.askForUsage ? { stream_options: { include_usage: true } } : {}),
  };
}
