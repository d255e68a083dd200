import { openWaitingRoom } from "../waitingRoom.ts";

/**
 * Does work on pictures when its turn has come.
 * @throws DomainError OVERLOADED when too many wait already
 */
export const inTurn = openWaitingRoom({
  // Two threads decode and encode; two of the four that Node has for files and names stay free.
  seats: 2,
  // One takes about 50 ms, so the last of them waits for two seconds.
  mostWaiting: 64,
  tooMany: "Too many pictures are being made",
});
