import { expect, test } from "vitest";
import { type Answer, NoAnswer, type Send } from "./sendFiles.ts";
import { type Stored, UploadSession } from "./uploadSession.ts";
import { lostWords } from "./uploadState.ts";

const jobId = "0193a000-0000-7000-8000-000000000001";
const ok: Answer = { status: 202, body: { id: jobId }, retryAfter: undefined };
const refusal = (status: number, body: object | null, retryAfter?: number): Answer => ({
  ...{ status, body, retryAfter },
});

type Fault = (names: string[]) => Answer | "lost" | "lost after it arrived" | undefined;

/** Keeps what arrives; `fault` may answer otherwise. */
function server(fault: Fault = () => undefined) {
  const stored: Stored[] = [];
  const requests: { url: string; names: string[]; fields: string[] }[] = [];
  const state = { begun: 0, together: 0, most: 0 };
  const send: Send = async (url, form, { signal }) => {
    const files = form.getAll("file").filter((part) => part instanceof File);
    const names = files.map(({ name }) => name);
    requests.push({ url, names, fields: [...form.keys()].filter((key) => key !== "file") });
    state.together += 1;
    state.most = Math.max(state.most, state.together);
    await new Promise((resolve) => setTimeout(resolve, 2));
    state.together -= 1;
    if (signal.aborted) throw new NoAnswer();
    const answer = fault(names);
    if (answer === "lost") throw new NoAnswer();
    if (typeof answer === "object") return answer;
    stored.push(...files.map(({ name, size }) => ({ name, size })));
    if (answer === "lost after it arrived") throw new NoAnswer();
    return ok;
  };
  const begin = () => Promise.resolve((state.begun += 1));
  const storedOf = () => Promise.resolve(stored);
  const signIn = () => Promise.resolve();
  return { stored, requests, state, server: { send, headers: {}, begin, storedOf, signIn } };
}

const files = (count: number) =>
  Array.from({ length: count }, (_, index) => new File(["x"], `${index}.json`));
const namesOf = (stored: readonly Stored[]) =>
  stored.map(({ name }) => name).toSorted((a, b) => parseInt(a) - parseInt(b));
const phaseOf = (session: UploadSession) => () => session.getState().phase;

test("files arrive once each, two requests at a time, and are looked at when all are there", async () => {
  const { stored, requests, state, server: to } = server();
  const session = new UploadSession(to);
  session.add(files(450));
  await expect.poll(phaseOf(session)).toBe("begun");
  expect(requests.map(({ url, names }) => [url, names.length])).toEqual([
    ["/api/v1/imports", 100],
    ...[100, 100, 100, 50].map((count) => [`/api/v1/imports/${jobId}/files`, count]),
  ]);
  expect(requests.map(({ fields }) => fields)).toEqual([["open", "dry_run"], [], [], [], []]);
  expect(namesOf(stored)).toEqual(files(450).map(({ name }) => name));
  expect(state).toMatchObject({ begun: 1, most: 2 });
  expect(session.getState()).toMatchObject({ jobId, sent: 450, total: 450, failure: null });
});

test("after a lost connection it goes on where it was, also when only the answer was lost", async () => {
  let count = 0;
  const fault: Fault = () => {
    count += 1;
    if (count === 2) return "lost";
    return count === 3 ? "lost after it arrived" : undefined;
  };
  const { stored, state, server: to } = server(fault);
  const session = new UploadSession(to);
  session.add(files(300));
  await expect.poll(phaseOf(session)).toBe("failed");
  expect(session.getState()).toMatchObject({ failure: lostWords, sent: 100 });
  expect(state.begun).toBe(0);
  session.goOn();
  await expect.poll(phaseOf(session)).toBe("begun");
  expect(namesOf(stored)).toEqual(files(300).map(({ name }) => name));
});

test("two files of the same name and size are two files", async () => {
  const { stored, server: to } = server();
  stored.push({ name: "0.json", size: 1 });
  const session = new UploadSession(to, jobId);
  session.add([...files(1), ...files(1)]);
  await expect.poll(phaseOf(session)).toBe("begun");
  expect(stored).toHaveLength(2);
});

test("it says the server's words, waits as long as asked and goes on by itself", async () => {
  let isBusy = true;
  const words = "Too many requests.";
  const fault: Fault = () =>
    isBusy ? refusal(429, { code: "RATE_LIMITED", detail: words }, 0.05) : undefined;
  const { server: to } = server(fault);
  const session = new UploadSession(to);
  session.add(files(1));
  await expect.poll(() => session.getState().failure).toBe(words);
  expect(session.getState().goesOnIn).toBe(0.05);
  isBusy = false;
  await expect.poll(phaseOf(session)).toBe("begun");
});

test("a request that a proxy finds too large is halved, down to the file that is", async () => {
  const fault: Fault = (names) =>
    names.length > 2 || names.includes("3.json") ? refusal(413, null) : undefined;
  const { stored, server: to } = server(fault);
  const session = new UploadSession(to);
  session.add(files(9));
  await expect.poll(phaseOf(session)).toBe("begun");
  expect(namesOf(stored)).toEqual(namesOf(files(9).filter(({ name }) => name !== "3.json")));
  const refused = session.getState().uploads.filter(({ state }) => state === "refused");
  expect(refused.map(({ name }) => name)).toEqual(["3.json"]);
});

test("a file that no request can carry is not tried, and keeps no other waiting", async () => {
  const { stored, requests, server: to } = server();
  const huge = new File(["x"], "huge.zip");
  Object.defineProperty(huge, "size", { value: 300_000_000 });
  const session = new UploadSession(to);
  session.add([huge, ...files(2)]);
  await expect.poll(phaseOf(session)).toBe("begun");
  expect(namesOf(stored)).toEqual(["0.json", "1.json"]);
  expect(requests).toHaveLength(1);
  expect(session.getState().uploads.map(({ state }) => state)).toEqual(["refused", "sent", "sent"]);

  const alone = new UploadSession(to);
  alone.add([huge]);
  await expect.poll(phaseOf(alone)).toBe("begun");
  expect(alone.getState().jobId).toBeNull();
  expect(requests).toHaveLength(1);
});

test("a limit of the import itself ends it, in the server's words", async () => {
  const detail = "An import holds at most 20,000 files.";
  const { requests, server: to } = server(() =>
    refusal(413, { code: "IMPORT_LIMIT_EXCEEDED", detail }),
  );
  const session = new UploadSession(to);
  session.add(files(5));
  await expect.poll(() => session.getState().failure).toBe(detail);
  expect(requests).toHaveLength(1);
});

test("a session that is over waits for the person, and goes on", async () => {
  let isSignedIn = false;
  const { stored, server: to } = server(() =>
    isSignedIn ? undefined : refusal(401, { code: "UNAUTHENTICATED", detail: "Sign in." }),
  );
  const signIn = () => {
    isSignedIn = true;
    return Promise.resolve();
  };
  const session = new UploadSession({ ...to, signIn });
  session.add(files(3));
  await expect.poll(phaseOf(session)).toBe("begun");
  expect(stored).toHaveLength(3);
});

test("stopped, it keeps what is there; what is there can be looked at without the rest", async () => {
  const { stored, state, server: to } = server();
  const session = new UploadSession(to);
  session.add(files(500));
  const forget = session.subscribe(() => {
    if (session.getState().sent < 100) return;
    forget();
    session.stop();
  });
  await expect.poll(phaseOf(session)).toBe("stopped");
  await expect.poll(() => state.together).toBe(0);
  const there = stored.length;
  expect(there).toBeLessThan(500);
  expect(state.begun).toBe(0);
  session.settle();
  await expect.poll(phaseOf(session)).toBe("begun");
  expect(stored).toHaveLength(there);
  expect(session.getState().uploads).toHaveLength(there);
  expect(session.isOpen()).toBe(false);
});

test("files added while others are sent go to the same import", async () => {
  const { stored, requests, server: to } = server();
  const session = new UploadSession(to);
  session.add(files(2));
  session.add(files(3));
  await expect.poll(phaseOf(session)).toBe("begun");
  expect(stored).toHaveLength(5);
  expect(new Set(requests.map(({ url }) => url)).size).toBe(2);
});
