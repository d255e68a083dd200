import { personIdOf } from "../access/principal.ts";
import type { Context } from "../context.ts";
import { openWaitingRoom } from "../waitingRoom.ts";

interface Line {
  inTurn: ReturnType<typeof openWaitingRoom>;
  people: number;
}

/** Who has files read on request, by whoever they are. */
const lines = new Map<string, Line>();

/** A person's own, with which they wait for nobody else: the web app asks for a page of previews. */
const mostWaiting = 100;

/**
 * Reads a person's files one after the other. There is one reader, and a file may take 10 s of it:
 * whoever sends many that do waits for them, and others for one of them at most.
 * @throws DomainError OVERLOADED when too many of them wait already
 */
export async function readInTurn<Done>(
  { principal }: Pick<Context, "principal">,
  work: () => Promise<Done>,
): Promise<Done> {
  const person = personIdOf(principal);
  const line = lines.get(person) ?? newLine();
  lines.set(person, line);
  line.people++;
  try {
    return await line.inTurn(work);
  } finally {
    line.people--;
    if (line.people === 0) lines.delete(person);
  }
}

function newLine(): Line {
  const tooMany = "Too many of your files are being read";
  return { inTurn: openWaitingRoom({ seats: 1, mostWaiting, tooMany }), people: 0 };
}
