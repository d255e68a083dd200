import { tokenCounter } from "@personaforge/api/prompts/countTokens";
import type { Logger } from "pino";
import { type Answer, createDoor, listen } from "./door.ts";
import { environmentWarnings, readEnv } from "./env.ts";
import type { Env } from "./environment.ts";
import { closeAll, onCrash, onStop, type Running } from "./lifecycle.ts";
import { createLog } from "./log.ts";
import { openProduct, type Product } from "./product.ts";
import { openKeyring } from "./secret.ts";
import { setContentPolicy } from "./securityHeaders.ts";
import { openStore } from "./store.ts";
import { complain, complainOf, redirectConsole, say } from "./terminal.ts";
import { openWeb, type Web } from "./web.ts";

const flags = {
  dev: process.argv.includes("--dev"),
  loopbackPublished: process.argv.includes("--loopback-published"),
  /** Only finds out whether a start can go on: the environment is right and the port is free. */
  preflight: process.argv.includes("--preflight"),
};

// Milliseconds that open streams may go on after the signal to stop.
const drainTime = 25_000;

async function main(): Promise<void> {
  const env = readEnv(flags);
  const log = createLog(env.LOG_LEVEL);
  if (!flags.dev) redirectConsole(log);
  const secure = env.PUBLIC_URL?.startsWith("https:") ?? false;
  const running: Running = { door: createDoor(log, { secure }) };
  const started = start(env, log, running);
  onCrash(log, () => closeAll(running, log, 0));
  onStop(async () => {
    await started.catch(() => undefined);
    await closeAll(running, log, drainTime);
  });
  try {
    await started;
  } catch (error) {
    await closeAll(running, log, 0);
    throw error;
  }
}

async function start(env: Env, log: Logger, running: Running): Promise<void> {
  const { door } = running;
  const port = await listen(door.server, env.HOST, env.PORT);
  if (flags.preflight) process.exit();
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${port}`;
  const [store, web] = await bothOrNeither([
    openStore(env, log).then((opened) => (running.store = opened)),
    openWeb({ dev: flags.dev, hostname: env.HOST, port }).then((opened) => (running.web = opened)),
  ]);
  const keyring = openKeyring(env);
  const product = await openProduct({
    ...{ env, log, publicUrl, keyring },
    db: store.db,
    databaseUrl: store.url,
  });
  running.api = product.api;
  door.server.on("upgrade", web.upgrade);
  door.open(answerWith(product, web));
  environmentWarnings(env).forEach(complain);
  if (product.setupUrl !== null) say(`Make the first account here → ${product.setupUrl}`);
  say(`PersonaForge is ready → ${publicUrl} (${product.model})`);
  // 0.2 s of CPU that the first chat would wait for. Earlier, the start would: Next keeps this thread
  // busy while Postgres starts.
  void tokenCounter();
  void product.api
    .resume(0)
    .catch((err: unknown) => log.error({ err }, "imports that were under way do not go on"));
}

/** Like Promise.all, but fails only when both have settled, so that what did open can be closed. */
async function bothOrNeither<A, B>(opening: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled(opening);
  return Promise.all(opening);
}

function answerWith({ api }: Product, web: Web): Answer {
  return async (request, response) => {
    if (await api.handle(request, response)) return;
    setContentPolicy(request, response, flags);
    await web.handle(request, response);
  };
}

main().catch((error: unknown) => {
  complainOf(error);
  process.exit(1);
});
