import type { CompletionUsage } from "./completion.ts";

/** What servers really send. The SDK's types promise more than all of them keep. */
interface Delta {
  readonly content?: unknown;
  readonly refusal?: unknown;
  readonly reasoning?: unknown;
  readonly reasoning_content?: unknown;
}
export interface Chunk {
  readonly choices?:
    | readonly { readonly delta?: Delta | null; readonly finish_reason?: unknown }[]
    | null;
  readonly usage?: {
    readonly prompt_tokens?: unknown;
    readonly completion_tokens?: unknown;
  } | null;
}

/** What has arrived of one reply. */
export class Reply {
  /** Whether any chunk came; an answer without one was not in this protocol. */
  answered = false;
  /** Whether the model wrote anything, be it only its own thinking: from here on no retry. */
  started = false;
  /** Whether it wrote anything for the reader. */
  hasText = false;
  finish: string | null = null;
  usage: CompletionUsage | null = null;

  /** Takes in one chunk: its text for the reader, and whether the model made progress with it. */
  add(chunk: Chunk | null): { text: string; progress: boolean } {
    this.answered = true;
    const choice = chunk?.choices?.[0];
    const delta = choice?.delta;
    const text = asText(delta?.content) || asText(delta?.refusal);
    const thinking = asText(delta?.reasoning_content) || asText(delta?.reasoning);
    const progress = text !== "" || thinking !== "";
    this.started ||= progress;
    this.hasText ||= text !== "";
    this.finish ??= asText(choice?.finish_reason) || null;
    this.usage = readUsage(chunk) ?? this.usage;
    return { text, progress };
  }
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function readUsage(chunk: Chunk | null): CompletionUsage | null {
  const input = chunk?.usage?.prompt_tokens;
  const output = chunk?.usage?.completion_tokens;
  if (!isCount(input) || !isCount(output)) return null;
  return { input_tokens: input, output_tokens: output };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
