/**
 * Events for a reader that asks for the next one before it takes the last one, as tRPC does to send
 * its pings. A failure in between waits for the reader: nobody would have caught it, and an error
 * that nobody catches ends the process.
 */
export function askedAhead<Event>(
  events: AsyncGenerator<Event, void, undefined>,
): AsyncIterableIterator<Event, void, undefined> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => {
      const next = events.next();
      next.catch(() => undefined);
      return next;
    },
    return: () => events.return(),
  };
}
