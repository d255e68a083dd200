import { DomainError } from "@personaforge/contract/errors";

export interface WaitingRoom {
  /** How much is done at once. */
  seats: number;
  /** How much may wait; what comes then is refused. */
  mostWaiting: number;
  /** Begins the refusal: "Too many pictures are being made". */
  tooMany: string;
}

/**
 * Does work in the order in which it comes, so much of it at once.
 * @throws DomainError OVERLOADED when too much waits already
 */
export function openWaitingRoom({ seats, mostWaiting, tooMany }: WaitingRoom) {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return async <Done>(work: () => Promise<Done>): Promise<Done> => {
    if (taken < seats) taken++;
    else if (waiting.length < mostWaiting) await new Promise<void>((sit) => waiting.push(sit));
    else {
      const message = `${tooMany}. Try again in a moment.`;
      throw new DomainError("OVERLOADED", message, { retryAfter: 2 });
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) taken--;
      else next();
    }
  };
}
