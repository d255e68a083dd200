import { openAccess } from "@personaforge/api/access/openAccess";
import { createMailer } from "@personaforge/api/accounts/mail";
import { initialKey } from "@personaforge/api/apiKeys/credentials";
import { type Api, createApi } from "@personaforge/api/app";
import { Feed } from "@personaforge/api/changes/feed";
import { runJobs } from "@personaforge/api/jobs/jobRunner";
import { jobs } from "@personaforge/api/jobs/jobs";
import { createRateLimits } from "@personaforge/api/rateLimits/rateLimits";
import type { Keyring } from "@personaforge/api/secrets/keyring";
import type { Database } from "@personaforge/db/database";
import { type ChatProvider, chooseProvider } from "@personaforge/llm/provider";
import type { Logger } from "pino";
import type { Env } from "./environment.ts";
import { makeFirstOwner, prepareOwner } from "./firstOwner.ts";
import { signInOptions } from "./signInOptions.ts";

export interface Surroundings {
  readonly env: Env;
  readonly log: Logger;
  readonly db: Database;
  readonly databaseUrl: string;
  /** The origin people type. */
  readonly publicUrl: string;
  readonly keyring: Keyring;
}

export interface Product {
  readonly api: Api;
  /** What answers in chats, in words for the terminal. */
  readonly model: string;
  /** Where the first account is made; null when there is one, or none is needed. */
  readonly setupUrl: string | null;
}

// Next's bundles look here for the caller that renders without HTTP: they share no module with us.
const slot = Symbol.for("personaforge.call");

// Of one visitor of an embedded character: about a hundred long replies.
const visitorTokens = 50_000;

/** Puts the product together on an open database. */
export async function openProduct(surroundings: Surroundings): Promise<Product> {
  const { env, log, db, databaseUrl, publicUrl, keyring } = surroundings;
  const auth = env.PF_AUTH;
  const localOwner = await prepareOwner(db, auth);
  const mailer =
    env.SMTP_URL === undefined || env.MAIL_FROM === undefined || auth === "local"
      ? null
      : createMailer({ url: env.SMTP_URL, from: env.MAIL_FROM });
  const limits = createRateLimits({ store: limitStore(surroundings), log });
  const access = openAccess({
    ...{ db, log, keyring, limits, localOwner },
    trustedProxies: env.PF_TRUSTED_PROXIES ?? [],
    signIn: auth === "local" ? null : signInOptions(env, { publicUrl, mailer }),
  });
  const owner = localOwner ?? (await makeFirstOwner({ db, env, identity: access.identity }));
  if (env.PF_INIT_API_KEY !== undefined && owner !== null) {
    await initialKey(db, { ...owner, text: env.PF_INIT_API_KEY });
  }
  const feed = new Feed();
  const provider = chooseProvider({
    apiKey: env.OPENAI_API_KEY,
    baseUrl: env.OPENAI_BASE_URL,
    model: env.OPENAI_MODEL,
  });
  const api = createApi({
    ...{ db, databaseUrl, provider, log, feed, auth, access, keyring, publicUrl, mailer },
    hosts: { hosts: new Set([new URL(publicUrl).host]) },
    tokens: tokenPolicy(env),
    storageBytes: storageOf(env),
    importHosts: env.PF_IMPORT_HOSTS ?? null,
  });
  Reflect.set(globalThis, slot, api.call);
  const runner = runJobs({ db, log, feed, resume: (silentFor) => api.resume(silentFor) }, jobs);
  const drain = async (graceMs: number) => {
    await Promise.all([api.drain(graceMs), runner.stop()]);
  };
  const isSetUp = auth === "local" || owner !== null;
  return {
    api: { ...api, drain },
    model: modelLine(provider, env.OPENAI_BASE_URL),
    setupUrl: isSetUp ? null : `${publicUrl}/sign-up#setup=${access.setupToken}`,
  };
}

function limitStore({ env: { REDIS_URL: url }, db }: Surroundings) {
  return url === undefined ? { kind: "postgres" as const, db } : { kind: "redis" as const, url };
}

function tokenPolicy({ PF_AUTH: auth, PF_DAILY_TOKENS: most }: Env) {
  const daily = auth === "local" || most === 0 ? null : most;
  return { daily, visitorDaily: visitorTokens };
}

function storageOf({ PF_AUTH: auth, PF_STORAGE_BYTES: most }: Env): number | null {
  return auth === "local" || most === 0 ? null : most;
}

function modelLine({ demo, model }: ChatProvider, baseUrl = "https://api.openai.com"): string {
  if (demo) return "demo model; add a key in OPENAI_API_KEY";
  return `${model} at ${new URL(baseUrl).host}`;
}
