import { DomainError } from "@personaforge/contract/errors";

// Two threads decode and encode; two of the four that Node has for files and names stay free.
const atOnce = 2;
// One takes about 60 ms, so the last of them waits for two seconds.
const mostWaiting = 64;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Does work on pictures when its turn has come.
 * @throws DomainError OVERLOADED when too many wait already
 */
export async function inTurn<Made>(work: () => Promise<Made>): Promise<Made> {
  if (running < atOnce) running++;
  else if (waiting.length >= mostWaiting) throw overloaded();
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

function overloaded(): DomainError {
  const message = "Too many pictures are being made. Try again in a moment.";
  return new DomainError("OVERLOADED", message, { retryAfter: 2 });
}
