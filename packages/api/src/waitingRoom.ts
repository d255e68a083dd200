import { DomainError } from "@personaforge/contract/errors";

export interface WaitingRoom {
  /** How much is done at once. */
  seats: number;
  /** How much may wait; what comes then is refused. */
  mostWaiting: number;
  /** Milliseconds after which what still waits is refused; for ever, unless given. */
  longestWait?: number;
  /** Begins the refusal: "Too many pictures are being made". */
  tooMany: string;
}

/**
 * Does work in the order in which it comes, so much of it at once.
 * @throws DomainError OVERLOADED when too much waits already, or this waited too long
 */
export function openWaitingRoom({ seats, mostWaiting, longestWait, tooMany }: WaitingRoom) {
  let taken = 0;
  const waiting = new Set<() => void>();
  const refusal = () =>
    new DomainError("OVERLOADED", `${tooMany}. Try again in a moment.`, { retryAfter: 2 });
  const wait = () =>
    new Promise<void>((sit, leave) => {
      const next = () => {
        clearTimeout(timer);
        sit();
      };
      const timeOut = () => {
        waiting.delete(next);
        leave(refusal());
      };
      waiting.add(next);
      const timer = longestWait === undefined ? undefined : setTimeout(timeOut, longestWait);
    });
  return async <Done>(work: () => Promise<Done>): Promise<Done> => {
    if (taken < seats) taken++;
    else if (waiting.size < mostWaiting) await wait();
    else throw refusal();
    try {
      return await work();
    } finally {
      const [next] = waiting;
      if (next === undefined) taken--;
      else {
        waiting.delete(next);
        next();
      }
    }
  };
}
