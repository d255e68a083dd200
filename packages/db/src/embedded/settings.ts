import { totalmem } from "node:os";

export interface PostgresOptions {
  port: number;
  /** For tests: an unclean stop of the machine may lose everything. */
  ephemeral: boolean;
}

/** Passed at each start, so that an old cluster gets new settings too. No value holds a space: pg_ctl splits there. */
export function postgresArguments({ port, ephemeral }: PostgresOptions): string[] {
  const settings = { ...base(port), ...(ephemeral ? forgetful : {}) };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function base(port: number): Record<string, string | number> {
  const megabytes = usableMemory() / 2 ** 20;
  return {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: `${Math.round(Math.min(256, Math.max(32, megabytes / 16)))}MB`,
    effective_cache_size: `${Math.round(megabytes / 2)}MB`,
    // Worker processes for reading ahead and for replication: 4 fewer on a machine that needs neither.
    io_method: "sync",
    max_logical_replication_workers: 0,
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    log_timezone: "UTC",
    cluster_name: "personaforge",
    // Start, stop, crash and recovery. A failed statement reaches the app, and its text may be private.
    log_min_messages: "log",
    log_checkpoints: "off",
  };
}

const forgetful = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: 0,
};

/** A container's limit where there is one. */
function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
