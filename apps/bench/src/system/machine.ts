import { cpus } from "node:os";
import type { LoadClient } from "../load/load.ts";

/** What the numbers of a bench were measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  node: string;
  postgres: string;
  client: string;
}

export function machineOf({ version }: { version: string }, { name }: LoadClient): Machine {
  const cores = cpus();
  return {
    cpu: cores[0]?.model ?? "unknown",
    cores: cores.length,
    node: process.versions.node,
    postgres: version,
    client: name,
  };
}

export function machineLines({ cpu, cores, node, postgres, client }: Machine): string {
  return `${cpu}, ${cores} cores, shared by client, server and Postgres
Node ${node} · Postgres ${postgres} · ${client}`;
}
