/** At most so many in so many seconds, counted from the first. */
export interface Limit {
  readonly most: number;
  readonly seconds: number;
}

export interface RequestPolicy {
  /** The window of every number below. */
  readonly seconds: number;
  /** Of one address, when nobody is signed in. */
  readonly anonymousPages: number;
  readonly anonymousReads: number;
  readonly anonymousWrites: number;
  /** Pictures, whoever asks from one address: a page of a gallery has dozens. */
  readonly media: number;
  /** Everything one account does, in all its sessions together. */
  readonly account: number;
  /** Of these, what changes something, and the messages to characters. */
  readonly writes: number;
  readonly chats: number;
  /** Of all keys that one person made, together; of these, what changes something or asks a model. */
  readonly keys: number;
  readonly keyWrites: number;
  /** Of one visitor of an embedded character. */
  readonly visitor: number;
}

const quarterHour = 15 * 60;
const hour = 60 * 60;

/** How often somebody may try to get in: by address, by account, and by both together. */
const attempts = {
  "sign-in": {
    address: { most: 30, seconds: quarterHour },
    both: { most: 5, seconds: quarterHour },
    account: { most: 10, seconds: quarterHour },
  },
  "sign-up": { address: { most: 5, seconds: hour } },
  reset: { address: { most: 10, seconds: hour }, account: { most: 3, seconds: hour } },
  /** Wrong codes of whoever knows the password already. */
  "two-factor": {
    address: { most: 30, seconds: quarterHour },
    account: { most: 5, seconds: quarterHour },
  },
  /** API keys that do not exist. */
  key: { address: { most: 30, seconds: quarterHour } },
  /** Visits to a provider and back: each that is begun is a row. */
  provider: { address: { most: 60, seconds: quarterHour } },
  /** Mails that ask somebody into a workspace: by who asks, and to whom. */
  invitation: { address: { most: 50, seconds: hour }, account: { most: 5, seconds: hour } },
} satisfies Record<string, AttemptLimits>;

export type AttemptKind = keyof typeof attempts;

export interface AttemptLimits {
  readonly address?: Limit;
  readonly both?: Limit;
  readonly account?: Limit;
}

export interface RateLimitPolicy {
  readonly requests: RequestPolicy;
  readonly attempts: Readonly<Record<AttemptKind, AttemptLimits>>;
}

export const defaultPolicy: RateLimitPolicy = {
  requests: {
    seconds: 60,
    // One that is read brings five or so that its links fetch ahead.
    anonymousPages: 300,
    anonymousReads: 100,
    anonymousWrites: 30,
    media: 3_000,
    account: 600,
    writes: 120,
    chats: 30,
    // Ten keys at their usual rate.
    keys: 6_000,
    keyWrites: 1_200,
    visitor: 60,
  },
  attempts,
};
