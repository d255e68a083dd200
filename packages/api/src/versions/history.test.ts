import { createHash } from "node:crypto";
import { canonicalContent } from "@personaforge/contract/canonical";
import type { Character } from "@personaforge/contract/character";
import type { CharacterContent } from "@personaforge/contract/content";
import type { Label } from "@personaforge/contract/label";
import type { StateDiff, Version, VersionSummary } from "@personaforge/contract/version";
import { applyDiff } from "@personaforge/diff/testing/applyDiff";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyContent } from "../testing/contents.ts";
import { testApi } from "../testing/testApi.ts";

const api = await testApi();

/** What a history should be: the content of every version, and where the labels point. */
interface Model {
  path: string;
  versions: CharacterContent[];
  labels: Map<string, number>;
  trashed: boolean;
}

type Step = (model: Model) => Promise<void>;

const send = <Body>(method: string, path: string, body?: object) =>
  api.send<Body>(method, path, body && { body });

const hashOf = (content: CharacterContent) =>
  createHash("sha256").update(canonicalContent(content)).digest("hex");

/** One of the versions there are, by a number between 0 and 1. */
const pick = ({ versions }: Model, share: number) => 1 + Math.floor(share * versions.length);

/** Adds what a save should have made. */
function saved(model: Model, content: CharacterContent): void {
  const head = model.versions.at(-1);
  if (head === undefined || hashOf(head) !== hashOf(content)) model.versions.push(content);
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const label = fc.constantFrom("production", "staging", "Sommer 2026");

const steps: fc.Arbitrary<Step>[] = [
  anyContent.map((content) => async (model) => {
    const { status } = await send("POST", `${model.path}/versions`, content);
    expect(status).toBe(model.trashed ? 404 : 201);
    if (!model.trashed) saved(model, content);
  }),
  fc.tuple(anyContent, fc.boolean()).map(([{ tagline }, isPublic]) => async (model) => {
    const body = { tagline, is_public: isPublic };
    const { status } = await send("PATCH", model.path, body);
    const head = model.versions.at(-1);
    expect(status).toBe(model.trashed ? 404 : 200);
    if (!model.trashed && head !== undefined) saved(model, { ...head, tagline });
  }),
  share.map((at) => async (model) => {
    const number = pick(model, at);
    await send("POST", `${model.path}/versions/${number}/restore`);
    const content = model.versions[number - 1];
    if (!model.trashed && content !== undefined) saved(model, content);
  }),
  fc.tuple(label, share).map(([name, at]) => async (model) => {
    const version = pick(model, at);
    const path = `${model.path}/labels/${encodeURIComponent(name)}`;
    await send("PUT", path, { version });
    if (!model.trashed) model.labels.set(name, version);
  }),
  label.map((name) => async (model) => {
    await send("DELETE", `${model.path}/labels/${encodeURIComponent(name)}`);
    if (!model.trashed) model.labels.delete(name);
  }),
  share.map((at) => async (model) => {
    const number = pick(model, at);
    const path = `${model.path}/versions/${number}/branch`;
    const branched = await send<Character>("POST", path, {});
    if (model.trashed) return expect(branched.status).toBe(404);
    const content = model.versions[number - 1];
    expect(branched.body.content_hash).toBe(content && hashOf(content));
  }),
  fc.constantFrom(true, false).map((trashed) => async (model) => {
    await (trashed ? send("DELETE", model.path) : send("POST", `${model.path}/undelete`));
    model.trashed = trashed;
  }),
];

async function begin(content: CharacterContent): Promise<Model> {
  const { body } = await send<Character>("POST", "/api/v1/characters", content);
  const path = `/api/v1/characters/${body.id}`;
  return { path, versions: [content], labels: new Map(), trashed: false };
}

async function expectHistory(model: Model): Promise<void> {
  const { path, versions, labels } = model;
  await send("POST", `${path}/undelete`);
  const timeline = await send<{ items: VersionSummary[] }>("GET", `${path}/versions?limit=100`);
  const numbers = timeline.body.items.map(({ number }) => number);
  expect(numbers).toEqual(versions.map((_, index) => versions.length - index));
  for (const [index, content] of versions.entries()) {
    const { body } = await send<Version>("GET", `${path}/versions/${index + 1}`);
    expect(body.content).toEqual(content);
    expect(body.content_hash).toBe(hashOf(content));
  }
  const { body } = await send<{ items: Label[] }>("GET", `${path}/labels`);
  expect(new Map(body.items.map(({ name, version }) => [name, version]))).toEqual(labels);
  for (const [name, version] of labels) {
    const query = `?label=${encodeURIComponent(name)}`;
    const read = await send<Character>("GET", path + query);
    const content = versions[version - 1];
    expect(read.body.content_hash).toBe(content && hashOf(content));
  }
}

test("any sequence of steps leaves the history it should", async () => {
  const sequence = fc.tuple(anyContent, fc.array(fc.oneof(...steps), { maxLength: 14 }));
  await fc.assert(
    fc.asyncProperty(sequence, async ([content, taken]) => {
      const model = await begin(content);
      for (const step of taken) await step(model);
      await expectHistory(model);
      expect(model.versions.length).toBeLessThanOrEqual(1 + taken.length);
    }),
    { numRuns: 25 },
  );
});

test("the difference of two versions makes the one of the other", async () => {
  await fc.assert(
    fc.asyncProperty(anyContent, anyContent, async (from, to) => {
      const { path } = await begin(from);
      await send("POST", `${path}/versions`, to);
      const { body } = await send<StateDiff>("GET", `${path}/diff?from=v1&to=newest`);
      expect(applyDiff(from, body)).toEqual(to);
    }),
    { numRuns: 30 },
  );
});
