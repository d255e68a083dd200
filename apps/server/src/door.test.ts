import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { callerHash, markCaller } from "@personaforge/api/secrets/caller";
import { parseKeyring } from "@personaforge/api/secrets/keyring";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { createDoor, type Door, listen } from "./door.ts";
import { closeAll } from "./lifecycle.ts";

const open: Door[] = [];
afterEach(() => {
  for (const { server } of open.splice(0)) server.close().closeAllConnections();
});

async function startDoor(lines: string[] = []) {
  const log = pino({ level: "info", base: null }, { write: (line: string) => lines.push(line) });
  const door = createDoor(log);
  open.push(door);
  const port = await listen(door.server, "127.0.0.1", 0);
  return { door, log, url: `http://127.0.0.1:${port}`, port };
}

test("requests wait until there is somebody to answer, and readiness says so", async () => {
  const { door, url } = await startDoor();
  const waiting = fetch(`${url}/studio`);
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: "starting" }]);
  door.open((_request, response) => Promise.resolve(void response.end("the studio")));
  const answer = await waiting;
  expect(await answer.text()).toBe("the studio");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
});

test("only an installation reached by https asks browsers to stay with it", async () => {
  for (const secure of [true, false]) {
    const door = createDoor(pino({ level: "silent" }), { secure });
    open.push(door);
    door.open((_request, response) => Promise.resolve(void response.end()));
    const answer = await fetch(`http://127.0.0.1:${await listen(door.server, "127.0.0.1", 0)}`);
    expect(answer.headers.has("strict-transport-security")).toBe(secure);
  }
});

test("an error shows its request id to the caller and its text to the log only", async () => {
  const lines: string[] = [];
  const { door, url } = await startDoor(lines);
  door.open(() => Promise.reject(new Error("the secret recipe")));
  const answer = await fetch(`${url}/anything?q=searched`);
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(text).not.toContain("recipe");
  expect(text).toContain(answer.headers.get("x-request-id"));
  expect(lines.join("")).toContain("the secret recipe");
  expect(lines.join("")).not.toContain("searched");
});

test("a line of the log tells who asked and where, without the secrets of an address", async () => {
  const lines: string[] = [];
  const { door, url } = await startDoor(lines);
  const keyring = parseKeyring(randomBytes(32).toString("hex"));
  door.open((_request, response) => {
    markCaller(response, keyring, "account-1");
    return Promise.resolve(void response.end());
  });
  const answer = await fetch(`${url}/api/auth/reset-password/kP3vX9qLm2RtY7wZbN4cJ8hG?to=mira`);
  await expect.poll(() => lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    requestId: answer.headers.get("x-request-id"),
    path: "/api/auth/reset-password/[hidden]",
    caller: callerHash(keyring, "account-1"),
    status: 200,
  });
  expect(callerHash(keyring, "account-1")).toMatch(/^[0-9a-f]{12}$/);
  expect(callerHash(keyring, "account-2")).not.toBe(callerHash(keyring, "account-1"));
});

test("on the way out open replies finish, readiness says no, and new connections are refused", async () => {
  const { door, log, url } = await startDoor();
  const finish = Promise.withResolvers<void>();
  door.open(async (_request, response) => {
    response.write("first ");
    await finish.promise;
    response.end("last");
  });
  const reply = await fetch(url);
  const order: string[] = [];
  const part = (name: string) => () => Promise.resolve(void order.push(name));
  const api = { drain: part("replies") };
  const web = { close: part("web") };
  const store = { close: part("store") };
  const closed = closeAll({ door, api, web, store }, log, 5_000);
  await expect(fetch(`${url}/readyz`)).rejects.toThrow();
  expect(order).toEqual(["replies"]);
  finish.resolve();
  expect(await reply.text()).toBe("first last");
  await closed;
  expect(order).toEqual(["replies", "web", "store"]);
});

test("a reply that never ends is cut after the drain time", async () => {
  const { door, log, url } = await startDoor();
  door.open((_request, response) => Promise.resolve(void response.write("first")));
  const reply = await fetch(url);
  await closeAll({ door }, log, 100);
  await expect(reply.text()).rejects.toThrow();
});

test("a part that cannot close keeps no other part open", async () => {
  const { door, log } = await startDoor();
  let closed = false;
  const web = { close: () => Promise.reject(new Error("stuck")) };
  const store = { close: () => Promise.resolve(void (closed = true)) };
  await closeAll({ door, web, store }, log, 100);
  expect(closed).toBe(true);
});

test("a taken port is a sentence that names it and a way out", async () => {
  const { port } = await startDoor();
  const second = createServer();
  await expect(listen(second, "127.0.0.1", port)).rejects.toThrow(
    `Port ${port} is taken, perhaps by another PersonaForge. Stop that program, or choose another port: PORT=${port + 1} npm start.`,
  );
});
