import type { Tx } from "@personaforge/db/database";
import type { Logger } from "pino";
import type { PgBoss } from "pg-boss";

/** Where work on imports waits for a process that does it. */
export interface ImportQueue {
  /** Puts an import in line, in the transaction that gives it something to do. */
  add(tx: Tx, importId: string): Promise<void>;
  /** Puts imports in line that were under way when a process ended. */
  resume(importIds: readonly string[]): Promise<void>;
  /** Has this process look for work now, and not at its next look. */
  look(): void;
  /** Begins nothing new, and waits for what is under way. */
  close(): Promise<void>;
}

export interface QueueOptions {
  databaseUrl: string;
  log: Logger;
  /** Imports that this process works on at once; the others wait. */
  atOnce: number;
  work(importId: string): Promise<void>;
}

const name = "import";

// Seconds. A process that died is noticed after 30 to 60 by those that have a queue, and by the others
// through `jobs/resumeImports.ts`; its own next start puts what was under way in line at once.
const queue = {
  // One waits for each import, whoever put it there; how many are under way does not matter, because
  // each file is settled once, see `settleItem`.
  policy: "short",
  heartbeatSeconds: 30,
  expireInSeconds: 86_000,
  // A database that is away for an hour ends no import.
  retryLimit: 100,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  retentionSeconds: 604_800,
  deleteAfterSeconds: 600,
} as const;

/** Opens the queue. The first time, that makes the schema `pgboss`, which takes about a second. */
export async function openImportQueue(options: QueueOptions): Promise<ImportQueue> {
  const { atOnce, work } = options;
  const { fromKysely } = await import("pg-boss");
  const boss = await startBoss(options);
  await boss.createQueue(name, queue);
  const handle = async ([job]: { data: { id: string } }[]) => {
    if (job !== undefined) await work(job.data.id);
  };
  const polling = { pollingIntervalSeconds: 2 };
  const workers: string[] = [];
  for (let n = 0; n < atOnce; n++) workers.push(await boss.work(name, polling, handle));
  return {
    add: async (tx, id) => {
      await boss.send(name, { id }, { singletonKey: id, db: fromKysely(tx) });
    },
    resume: async (ids) => {
      for (const id of ids) await boss.send(name, { id }, { singletonKey: id });
    },
    look: () => workers.forEach((id) => boss.notifyWorker(id)),
    close: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

async function startBoss({ databaseUrl, log }: QueueOptions): Promise<PgBoss> {
  const { PgBoss: Boss } = await import("pg-boss");
  const boss = new Boss({
    connectionString: databaseUrl,
    application_name: "personaforge imports",
    // One statement at a time is enough; the work itself goes through the pool of the requests.
    max: 2,
    schedule: false,
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    openTelemetry: { enabled: false },
  });
  boss.on("error", (err) => log.warn({ err }, "the queue of imports has trouble"));
  boss.on("warning", (warning) => log.warn(warning, "the queue of imports warns"));
  await boss.start();
  return boss;
}
