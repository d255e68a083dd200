import { localOwner } from "@personaforge/api/accounts/accounts.service";
import { Callers } from "@personaforge/api/access/callers";
import { type Api, createApi } from "@personaforge/api/app";
import { Feed } from "@personaforge/api/changes/feed";
import { runJobs } from "@personaforge/api/jobs/jobRunner";
import { jobs } from "@personaforge/api/jobs/jobs";
import { seedSamples } from "@personaforge/api/samples/seed";
import type { Database } from "@personaforge/db/database";
import { type ChatProvider, chooseProvider } from "@personaforge/llm/provider";
import type { Logger } from "pino";
import type { Env } from "./environment.ts";

export interface Surroundings {
  readonly env: Env;
  readonly log: Logger;
  readonly db: Database;
  /** The origin people type. */
  readonly publicUrl: string;
}

export interface Product {
  readonly api: Api;
  /** What answers in chats, in words for the terminal. */
  readonly model: string;
}

// Next's bundles look here for the caller that renders without HTTP: they share no module with us.
const slot = Symbol.for("personaforge.call");

/** Puts the product together on an open database. */
export async function openProduct(surroundings: Surroundings): Promise<Product> {
  const { env, log, db, publicUrl } = surroundings;
  const owner = await localOwner(db);
  await seedSamples({ db }, owner);
  const nothing = () => Promise.resolve(null);
  const callers = new Callers({ bearer: nothing, session: nothing, visitor: owner });
  const feed = new Feed();
  const provider = chooseProvider({
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    model: env.OPENAI_MODEL,
  });
  const api = createApi({
    db,
    provider,
    log,
    feed,
    auth: "local",
    hosts: { hosts: new Set([new URL(publicUrl).host]) },
    identify: (request) => callers.identify(request),
    namesOrigin: () => Promise.resolve(false),
  });
  Reflect.set(globalThis, slot, api.call);
  const runner = runJobs({ db, log, feed }, jobs);
  const drain = async (graceMs: number) => {
    await Promise.all([api.drain(graceMs), runner.stop()]);
  };
  return { api: { ...api, drain }, model: modelLine(provider, env.OPENAI_BASE_URL) };
}

function modelLine({ demo, model }: ChatProvider, baseUrl = "https://api.openai.com"): string {
  if (demo) return "demo model; add a key in OPENAI_API_KEY";
  return `${model} at ${new URL(baseUrl).host}`;
}
