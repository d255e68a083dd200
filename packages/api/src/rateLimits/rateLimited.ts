import { DomainError } from "@personaforge/contract/errors";

/** What is left of the limit that will be reached first. */
export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
  /** Until it is whole again. */
  readonly resetSeconds: number;
}

/** RATE_LIMITED, with what the headers of the answer say about it. */
export class RateLimited extends DomainError {
  readonly state: RateLimitState;

  constructor(message: string, state: RateLimitState) {
    super("RATE_LIMITED", `${message} Try again in ${inWords(state.resetSeconds)}.`, {
      retryAfter: state.resetSeconds,
    });
    this.state = state;
  }
}

function inWords(seconds: number): string {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}

/** On every answer that was counted, refused or not. Nothing when there is no limit. */
export function rateLimitHeaders(state: RateLimitState | null): Record<string, string> {
  if (state === null) return {};
  return {
    "x-ratelimit-limit": String(state.limit),
    "x-ratelimit-remaining": String(state.remaining),
    "x-ratelimit-reset": String(state.resetSeconds),
  };
}
