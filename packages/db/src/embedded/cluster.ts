import { setTimeout as sleep } from "node:timers/promises";
import { asClusterError } from "./clusterError.ts";
import { databaseUrl, prepareDatabase } from "./database.ts";
import { openHome } from "./home.ts";
import type { Home } from "./home.ts";
import { initialise } from "./initialise.ts";
import { acquireOwner } from "./ownerLock.ts";
import { findPostmaster, isPostmaster, stopPostmaster } from "./postmaster.ts";
import type { Postmaster } from "./postmaster.ts";
import { startPostmaster } from "./startPostmaster.ts";
import { supervise } from "./supervisor.ts";

export { ClusterError } from "./clusterError.ts";

export interface ClusterOptions {
  /** Made when missing. One process at a time may use it. */
  dataDir: string;
  /** Progress of the slow steps, one sentence each. */
  log?: (message: string) => void;
  /** For tests: faster, and loses data if the machine stops. */
  ephemeral?: boolean;
}

export interface Cluster {
  /** Superuser of a Postgres that listens on 127.0.0.1 only. */
  url: string;
  port: number;
  /** A Postgres left by a killed process was taken over, with its data as acknowledged. */
  adopted: boolean;
  /** Fast shutdown of Postgres, then the data folder is free for another process. Safe to call twice. */
  stop: () => Promise<void>;
}

/** Starts, or takes over, the Postgres of a data folder. Throws a ClusterError with a sentence for the user. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, ephemeral = false, log = () => undefined } = options;
  try {
    const home = await openHome(dataDir, log);
    const release = await acquireOwner(home.folder, log);
    try {
      await initialise(home, { ephemeral, log });
      return await run(home, { ephemeral, log, release });
    } catch (error) {
      await release();
      throw error;
    }
  } catch (error) {
    throw asClusterError(error, dataDir);
  }
}

interface Running {
  ephemeral: boolean;
  log: (message: string) => void;
  release: () => Promise<void>;
}

async function run(home: Home, { ephemeral, log, release }: Running): Promise<Cluster> {
  const left = await settled(home, log);
  if (left) log(`Taking over the running database (process ${left.pid})`);
  let postmaster = left ?? (await startPostmaster(home, { ephemeral }));
  const { port } = postmaster;
  try {
    await prepareDatabase(home, port);
  } catch (error) {
    if (!left) await stopPostmaster(home, postmaster.pid);
    throw error;
  }
  const endSupervision = supervise({
    isAlive: () => isPostmaster(postmaster.pid, home),
    restart: async () => {
      postmaster = await startPostmaster(home, { ephemeral, port });
    },
    log,
  });
  const stop = async () => {
    await endSupervision();
    try {
      await stopPostmaster(home, postmaster.pid);
    } finally {
      await release();
    }
  };
  let stopping: Promise<void> | undefined;
  return {
    url: await databaseUrl(home, port),
    port,
    adopted: left !== null,
    stop: () => (stopping ??= stop()),
  };
}

/** The postmaster that a killed process left, once it has finished starting or stopping. */
async function settled(home: Home, log: (message: string) => void): Promise<Postmaster | null> {
  let told = false;
  for (;;) {
    const found = await findPostmaster(home);
    if (found === null || found.status === "ready") return found;
    if (!told) log(`Waiting for the running database (${found.status})`);
    told = true;
    await sleep(20);
  }
}
