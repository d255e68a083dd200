import type { Job } from "@personaforge/contract/job";
import type { Services } from "../context.ts";
import { jobs } from "./jobs.ts";
import * as queries from "./jobs.queries.ts";

export async function list({ db }: Pick<Services, "db">): Promise<{ items: Job[] }> {
  const every = new Map(jobs.map(({ name, everySeconds }) => [name, everySeconds]));
  const rows = await queries.listJobs(db, [...every.keys()]);
  return { items: rows.map((row) => ({ ...row, every_seconds: every.get(row.name) ?? 0 })) };
}
