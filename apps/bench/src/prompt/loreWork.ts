import type { CountTokens } from "@personaforge/prompt/prompt";
import type { LoreScan } from "@personaforge/prompt/lore/lore";
import { scanLore } from "@personaforge/prompt/lore/scanLore";
import { type CostRow, rowsOf, type Worker, workInTurn } from "./inTurn.ts";
import { windowOf, type World, type WorldSize, writeWorld } from "./lorebooks.ts";
import { naiveLore } from "./naiveLore.ts";

export interface LoreSizes {
  entries: number;
  regexes: number;
  messages: number;
}

const naive = "key by key";
const engine = "engine";
const firstTime = "engine, a new book";

/** Goal for a book that was searched before: 50 ms of CPU; for regular expressions: 300 ms. */
export function benchLore(sizes: LoreSizes, count: CountTokens, rounds: number): CostRow[] {
  const { entries, regexes, messages } = sizes;
  const plain = { entries, messages, regex: false };
  const regex = { entries: regexes, messages, regex: true };
  return [
    ...compare(plain, { what: `lore, ${entries} entries`, goal: 50, operations: 5 }),
    ...compare(regex, { what: `lore, ${regexes} regexes`, goal: 300, operations: 3 }),
  ];

  function compare(
    size: WorldSize,
    { what, goal, operations }: { what: string; goal: number; operations: number },
  ): CostRow[] {
    const world = writeWorld(21, size);
    demandSame(world, count);
    const costs = workInTurn(workersFor(world, count, operations), rounds);
    return rowsOf({ what, reference: naive, goals: { [engine]: goal } }, costs);
  }
}

/** The conversation goes on by a message each time, as it does in a chat. */
function workersFor(world: World, count: CountTokens, operations: number): Worker[] {
  let turn = 0;
  const scanning = (book: World["book"]) => () => {
    for (let done = 0; done < operations; done++) {
      scanLore(scanOf({ ...world, book }, turn++, count));
    }
  };
  return [
    { name: engine, operations, prepare: () => scanning(world.book) },
    {
      ...{ name: firstTime, operations: 1 },
      prepare() {
        const book = structuredClone(world.book);
        return () => void scanLore(scanOf({ ...world, book }, turn++, count));
      },
    },
    {
      ...{ name: naive, operations: 1 },
      prepare: () => () => void naiveLore(world.book, windowOf(world, turn++)),
    },
  ];
}

export function scanOf(world: World, turn: number, count: CountTokens): LoreScan {
  return {
    books: [world.book],
    messages: windowOf(world, turn),
    ...{ state: {}, seed: "bench", greeting: 0, count, budget: 8_192 },
    fill: (text) => text,
    character: {
      ...{ description: "", personality: "", scenario: "" },
      ...{ depthPrompt: "", creatorNotes: "", persona: "" },
    },
  };
}

/** Both must find the same before they are compared. */
function demandSame(world: World, count: CountTokens): void {
  const { fates } = scanLore(scanOf(world, 0, count));
  const ours = (fates[0] ?? []).filter(({ key }) => key !== null).map(({ entry }) => entry);
  const theirs = naiveLore(world.book, windowOf(world, 0));
  if (theirs.length > 0 && ours.join() === theirs.join()) return;
  throw new Error(`the lore engine found ${ours.join()}, key by key finds ${theirs.join()}`);
}
