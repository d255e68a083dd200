import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { makeKey } from "@personaforge/api/apiKeys/testing/keys";
import { accountsApi } from "@personaforge/api/testing/accountsApi";
import { exampleCharacter } from "@personaforge/api/testing/examples";
import { scriptedModel } from "@personaforge/api/testing/scriptedModel";
import { testApi } from "@personaforge/api/testing/testApi";
import { publint } from "publint";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "./client.ts";
import { compilerOptions, consumer } from "./testing/consumer.ts";
import { packedClient, projectWith } from "./testing/packedClient.ts";
import { compile, home, Session } from "./testing/programs.ts";

const packed = await packedClient();
const model = await scriptedModel();
const api = await testApi(model.provider);
const pf = createClient({ baseUrl: api.url });
const guarded = await accountsApi(model.provider);
const anna = await guarded.join("Anna");
const { secret } = await makeKey(guarded, anna.credential, { origins: ["https://app.example"] });
const keyed = createClient({ baseUrl: guarded.url, apiKey: secret });

describe("the tarball", () => {
  test("holds the build, the readme and the licence", async () => {
    const files = await readdir(packed.installed, { recursive: true });
    expect(files.toSorted((a, b) => a.localeCompare(b))).toEqual([
      "dist",
      "dist/client.d.ts",
      "dist/client.js",
      "LICENSE",
      "package.json",
      "README.md",
    ]);
  });

  test("has one declaration file that names nothing of the server", async () => {
    const declarations = await packed.read("dist/client.d.ts");
    expect(declarations).toContain("interface PersonaForge {");
    expect(declarations).not.toMatch(/kysely|\bpg\b|\bTx\b|Services|Principal|zod|trpc/i);
    expect(declarations).not.toMatch(/^import\b|\bimport\(["']/m);
    expect(declarations).not.toMatch(/[:<|] ?any\b/);
    expect(declarations.length).toBeLessThan(84_000);
  });

  test("has one small script for every runtime", async () => {
    const script = await packed.read("dist/client.js");
    const imported = [...script.matchAll(/\bfrom "([^"]+)"|\bimport\("([^"]+)"/g)];
    expect(imported.map(([, name]) => name)).toEqual(["@trpc/client"]);
    expect(script).not.toMatch(/\b(process|Buffer|require|__dirname)\b/);
    expect(script.length).toBeLessThan(32_000);
  });

  test("depends on exact versions", async () => {
    const manifest: unknown = JSON.parse(await packed.read("package.json"));
    expect(manifest).toMatchObject({
      type: "module",
      exports: { ".": { types: "./dist/client.d.ts", default: "./dist/client.js" } },
      dependencies: {
        "@trpc/client": expect.stringMatching(/^11\.\d+\.\d+$/),
        "@trpc/server": expect.stringMatching(/^11\.\d+\.\d+$/),
      },
    });
  });

  test("publint finds nothing", async () => {
    const { messages } = await publint({ pkgDir: packed.installed, pack: false, strict: true });
    expect(messages).toEqual([]);
  });

  test("are-the-types-wrong finds nothing but that require() is not for it", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(await packed.tarball()));
    const problems = "problems" in analysis ? analysis.problems : [];
    expect(problems).toMatchObject([
      { kind: "NoResolution", resolutionKind: "node10" },
      { kind: "CJSResolvesToESM", resolutionKind: "node16-cjs" },
    ]);
    expect(problems).toHaveLength(2);
  });
});

describe("a project that installed it", () => {
  test.each([
    ["in a browser", { lib: ["es2022", "dom", "dom.iterable"], types: [] }],
    ["in Node", { lib: ["es2022"], types: ["node"] }],
  ])("type-checks %s, declarations included", async (_, libraries) => {
    const folder = await projectWith(packed, {
      "package.json": { type: "module" },
      "tsconfig.json": { compilerOptions: { ...compilerOptions, ...libraries } },
      "consumer.ts":
        libraries.types.length === 0
          ? consumer
          : consumer.replace(/^declare const process.*$/m, ""),
    });
    expect(await compile(folder)).toEqual({ code: 0, output: "" });
  });

  test("is told of a wrong call", async () => {
    const wrong = consumer
      .replace('personality_summary: "Dry."', "")
      .replace("event.type ===", "event.kind ===");
    const folder = await projectWith(packed, {
      "package.json": { type: "module" },
      "tsconfig.json": {
        compilerOptions: { ...compilerOptions, lib: ["es2022", "dom"], types: [] },
      },
      "consumer.ts": wrong,
    });
    const { code, output } = await compile(folder);
    expect(output).toContain("Property 'personality_summary' is missing");
    expect(output).toContain("Property 'kind' does not exist");
    expect(code).not.toBe(0);
  });

  test("runs", async () => {
    model.use("echo");
    const folder = await projectWith(packed, {
      "package.json": { type: "module" },
      "consumer.ts": consumer,
    });
    const { code, rest } = await new Session(folder, ["consumer.ts", api.url]).end();
    const answer = "I heard you — 听见了 🫖 — say: Hello";
    const diff = ["text", "tagline"];
    const me = [false, ["owner"], [], "pf_embed_"];
    const expected = [["Mira"], answer, 1, diff, "NOT_FOUND", ...me];
    expect(rest).toBe(`${JSON.stringify(expected)}\n`);
    expect(code).toBe(0);
  });
});

test("the snippets of the readme compile and run", async () => {
  model.use("echo");
  const readme = await packed.read("README.md");
  const snippets = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, snippet]) => snippet);
  expect(snippets).toHaveLength(12);
  const folder = await projectWith(packed, {
    "package.json": { type: "module" },
    "tsconfig.json": { compilerOptions: { ...compilerOptions, lib: ["es2024"], types: ["node"] } },
    "readme.ts": snippets.join("\n").replaceAll("http://localhost:3000", guarded.url),
  });
  expect(await compile(folder)).toEqual({ code: 0, output: "" });
  const session = new Session(folder, ["readme.ts"], { PERSONAFORGE_API_KEY: secret });
  const printed = await session.until("opened 1\n");
  expect(printed).toMatch(/say: Is the light on\?1 2\ntext tagline\n/);
  expect(printed).toMatch(/\n1 3\nframe \d+ 0\n(\w+ \d+ 0\n)+/);
  expect(printed).toMatch(/\nMira Vale mira-vale-\w{4}\n/);
  expect(printed).toMatch(/\n0 null\n.*say: Tell me about the storm\.complete \d+\n/);
  expect(printed).toMatch(
    /pageVALIDATION_FAILED 400 \S{36}\nname Name is required\.\ntrue\nopened/,
  );
  expect(printed).toContain("\nAPI key Robot may characters:read, ");
  expect(printed).toContain("say: Hello from the page");
  const { id } = await keyed.characters.get({ id: /mira-vale-\w{4}/.exec(printed)?.[0] ?? "" });
  expect((await keyed.characters.list().page()).items).toHaveLength(2);
  await keyed.labels.set({ id, label: "production", version: 2 });
  await session.until("label.set 2\n");
  await keyed.characters.delete({ id });
  expect(await session.end()).toEqual({ code: 0, rest: "" });
});

describe("apps/example-terminal with it", () => {
  const sessions: Session[] = [];
  let folder: string;

  beforeAll(async () => {
    const options = { ...compilerOptions, lib: ["es2022"], types: ["node"] };
    folder = await projectWith(packed, {
      "package.json": { type: "module" },
      "tsconfig.json": {
        compilerOptions: { ...options, allowImportingTsExtensions: true },
      },
    });
    await cp(join(home, "../../apps/example-terminal/src"), join(folder, "src"), {
      recursive: true,
    });
    const greeting = { initial_greeting: "Come in from the wind." };
    await pf.characters.create(exampleCharacter({ name: "Ines", tagline: null, ...greeting }));
    await pf.characters.create(exampleCharacter({ name: "Otto", tagline: "A lamp", ...greeting }));
  });
  afterEach(() => sessions.splice(0).forEach((session) => session.kill()));

  function start(...args: string[]): Session {
    return startWith({}, ...(args.length === 0 ? [api.url] : args));
  }

  function startWith(env: Record<string, string>, ...args: string[]): Session {
    const session = new Session(folder, ["src/main.ts", ...args], env);
    sessions.push(session);
    return session;
  }

  test("type-checks", async () => {
    expect(await compile(folder)).toEqual({ code: 0, output: "" });
  });

  test("picks a character and talks to it", async () => {
    model.use("echo");
    const session = start();
    expect(await session.until("Who? ")).toMatch(/^1 {2}Otto – A lamp\n2 {2}Ines\n/);
    session.type("nobody");
    await session.until("Type a number from 1 to ");
    session.type("2");
    await session.until("Ines: Come in from the wind.\n> ");
    session.type("Ahoy 灯台");
    await session.until("Ines: I heard you — 听见了 🫖 — say: Ahoy 灯台\n> ");
    session.interrupt();
    expect(await session.end()).toEqual({ code: 0, rest: "" });
  });

  test("talks to the version that is named, or says which there are", async () => {
    const greeting = { initial_greeting: "Before." };
    const { id, slug } = await pf.characters.create(exampleCharacter({ name: "Uma", ...greeting }));
    await pf.labels.set({ id, label: "production", version: 1 });
    await pf.versions.save({ id, initial_greeting: "After." });
    await start(api.url, slug).until("Uma: After.\n> ");
    await start(api.url, `${slug}@production`).until("Uma: Before.\n> ");
    const { code, rest } = await start(api.url, `${slug}@v3`).end();
    expect(rest).toBe(
      "Uma has no version 3. There are v1 to v2, and the labels production (v1).\n",
    );
    expect(code).toBe(1);
    await pf.characters.delete({ id });
  });

  test("prints a reply as it is written; Ctrl-C stops it, the next one leaves", async () => {
    model.use("slow");
    const session = start();
    session.type("1");
    await session.until("> ");
    session.type("Count to three hundred.");
    await session.until("Otto: 1 2 3 ");
    session.interrupt();
    expect(await session.until(" [stopped]\n> ")).not.toContain("300");
    session.interrupt();
    expect(await session.end()).toEqual({ code: 0, rest: "" });
  });

  test("says what went wrong with a reply, and goes on", async () => {
    model.use("unauthorized");
    const session = start();
    session.type("1");
    await session.until("> ");
    session.type("Hello");
    await session.until("Otto: [LLM_AUTH_FAILED] ");
    await session.until("\n> ");
    model.use("echo");
    session.type("Again");
    expect(await session.until("say: Again\n> ")).toContain("Otto: ");
  });

  test("finds PersonaForge and the key in the environment", async () => {
    model.use("echo");
    const { id, slug } = await keyed.characters.create(exampleCharacter({ name: "Nils" }));
    const env = { PERSONAFORGE_URL: guarded.url, PERSONAFORGE_API_KEY: secret };
    const picking = startWith(env);
    expect(await picking.until("Who? ")).toContain("1  Nils");
    const session = startWith(env, slug);
    await session.until("> ");
    session.type("Ahoy");
    await session.until("Nils: I heard you — 听见了 🫖 — say: Ahoy\n> ");
    const { rest } = await startWith({ ...env, PERSONAFORGE_API_KEY: "pf_live_no" }, slug).end();
    expect(rest).toContain("key");
    await keyed.characters.delete({ id });
  });

  test("says that nobody answers", async () => {
    const { code, rest } = await start("http://127.0.0.1:9").end();
    expect(rest).toBe("PersonaForge at http://127.0.0.1:9 does not answer.\n");
    expect(code).toBe(1);
  });
});
