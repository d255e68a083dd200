import { isDeepStrictEqual } from "node:util";
import { DomainError } from "@personaforge/contract/errors";
import { databaseErrorKind } from "@personaforge/db/errors";
import { withItsPicture } from "../cards/importOne.ts";
import { readFile } from "../files/files.queries.ts";
import { write } from "../write.ts";
import { noteReading } from "./attempts.queries.ts";
import { fixesOf } from "./imports.mapping.ts";
import { lockImport } from "./imports.queries.ts";
import * as queries from "./items.queries.ts";
import { type Looked, outcomeOf } from "./outcome.ts";
import { type Pass, patiently, readPatiently } from "./pass.ts";
import { worldOf } from "./world.ts";

const nothing: queries.Settled = {
  state: "failed",
  reason: "internal",
  characterId: null,
  version: null,
  made: null,
  report: null,
};

interface Course {
  /** When all before it are settled. */
  turn: Promise<void>;
  /** The items that are being read from then on. */
  next: readonly string[];
}

/** Reads one file, and settles it in its turn. */
export async function importItem(
  pass: Pass,
  item: queries.WorkItem,
  { turn, next }: Course,
): Promise<void> {
  try {
    const looked = await look(pass, item);
    await turn;
    await settle(pass, item, { looked, next });
  } catch (error) {
    await turn;
    // What is no fault of the file is tried again, as the queue sees to.
    if (databaseErrorKind(error) !== null && databaseErrorKind(error) !== "invalid") throw error;
    const isGone = error instanceof DomainError && error.code === "NOT_FOUND";
    const of = { err: error, import: pass.row.id, item: item.id };
    if (!isGone) pass.services.log.error(of, "a file could not be imported");
    const looked = { kind: "refused", reason: isGone ? "no_target" : "internal" } as const;
    await settle(pass, item, { looked, next });
  }
}

/** How often the process may die while it reads one file. */
const mostDeaths = 2;

async function look(pass: Pass, item: queries.WorkItem): Promise<Looked> {
  if (item.deaths >= mostDeaths) return { kind: "refused", reason: "gave_up" };
  const { db } = pass.services;
  const bytes = item.hash === null ? null : await readFile(db, item.hash);
  if (bytes === null) return { kind: "refused", reason: "expired" };
  const read = await readPatiently(pass, bytes, { name: item.name, fixes: fixesOf(item) });
  if (read.kind === "refused") return { kind: "refused", reason: read.code };
  const needsPicture = pass.row.state === "importing" && read.mapped.problems.length === 0;
  const card = needsPicture
    ? await patiently(() => withItsPicture(read))
    : { read, picture: null, report: read.report };
  return { kind: "read", card, world: await worldOf(pass, read) };
}

interface Settling extends Pick<Course, "next"> {
  looked: Looked;
}

/** In one transaction with what is made of it, so that a crash leaves both or neither. */
async function settle(
  pass: Pass,
  item: queries.WorkItem,
  { looked, next }: Settling,
): Promise<void> {
  const { services, context, row } = pass;
  await write(services, context, async (tx) => {
    const now = await lockImport(tx, row.id);
    const current = await queries.lockItem(tx, item.id);
    // Somebody stopped the import, perhaps to say more and go on, or another process was faster.
    const isStill = now?.state === row.state && current?.state === item.state;
    if (!isStill || !isAnsweredAs(item, current)) return { answer: undefined, record: null };
    const outcome = await outcomeOf({ ...pass, tx, item, looked });
    await queries.settleItem(tx, item.id, { ...nothing, ...outcome.settled });
    await noteReading(tx, row.id, next);
    return { answer: undefined, record: null, ...outcome.deed };
  });
}

/** Whether nobody answered for it since it was read. */
function isAnsweredAs(read: queries.WorkItem, now: queries.WorkItem | undefined): boolean {
  return now !== undefined && isDeepStrictEqual(fixesOf(read), fixesOf(now));
}
