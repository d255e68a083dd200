import type { Job } from "@personaforge/contract/job";
import type { Services } from "../context.ts";
import { jobs } from "./jobs.ts";
import * as queries from "./jobs.queries.ts";

export async function list({ db, auth }: Pick<Services, "db" | "auth">): Promise<{ items: Job[] }> {
  const every = new Map(jobs.map(({ name, everySeconds }) => [name, everySeconds]));
  const rows = await queries.listJobs(db, [...every.keys()]);
  const items = rows.map((row) => ({ ...row, every_seconds: every.get(row.name) ?? 0 }));
  // How much was done for everybody together is not for everybody to know.
  return {
    items: auth === "local" ? items : items.map((item) => ({ ...item, last_result: null })),
  };
}
