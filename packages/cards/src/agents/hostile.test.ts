import { describe, expect, test } from "vitest";
import { type Card, emptyCard } from "../card.ts";
import type { JsonObject } from "../document.ts";
import { isObject } from "../json.ts";
import { type Sample, samples } from "./testing/samples.ts";
import { toByaf } from "./writeByaf.ts";
import { toEliza } from "./writeEliza.ts";
import { toLetta } from "./writeLetta.ts";
import { toLobe } from "./writeLobe.ts";
import { toMarkdown } from "./writeMarkdown.ts";
import { toOpenWebui } from "./writeOpenWebui.ts";
import { processorTime } from "../testing/processorTime.ts";

const writers = [toByaf, toEliza, toLetta, toLobe, toMarkdown, toOpenWebui];

const hostile: unknown[] = [
  ...[null, true, 7, -1.5, 1e300, "", "text\u0000\uD800", [], {}],
  ...[[[null, 1, {}, ["x"]]], { text: [1], name: 2, 0: "zero" }],
  JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": 1}, "toString": 2}'),
  JSON.parse('[{"__proto__": ["a"], "key": {}, "id": null}]'),
];

/** Every document that has one hostile value in the place of one of its own. */
function* variants(value: unknown, wrap: (value: unknown) => unknown): Generator<unknown> {
  for (const other of hostile) yield wrap(other);
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* variants(inner, (next) => {
      if (!Array.isArray(value)) return wrap({ ...value, [key]: next });
      return wrap(value.map((item, index) => (String(index) === key ? next : item)));
    });
  }
}

/** What is not as the model of a card says. One assertion for all: there are thousands of cards. */
function faultsOf(card: Card): string[] {
  const kindOf = (value: unknown) => (Array.isArray(value) ? "list" : typeof value);
  const fields = Object.entries(emptyCard()).filter(([field, value]) => {
    const read: unknown = Reflect.get(card, field);
    return value === null ? read === undefined : kindOf(read) !== kindOf(value);
  });
  const contents = (card.character_book?.entries ?? []).map(({ content }) => content);
  const texts = [...card.tags, ...card.alternate_greetings, ...contents];
  const others = texts.filter((text) => typeof text !== "string").map((text) => kindOf(text));
  return [...fields.map(([field]) => field), ...others];
}

const editedCard = (card: Card): Card => ({
  ...card,
  name: "Edited",
  description: `${card.description}\nMore.`,
  first_mes: "Edited",
  mes_example: "<START>\n{{user}}: a\n{{char}}: b",
  system_prompt: "Edited",
  tags: ["edited", ...card.tags],
  alternate_greetings: [...card.alternate_greetings, "Edited"],
  character_book: null,
});

function survive({ format }: Sample, raw: JsonObject): Card {
  const given = JSON.stringify(raw);
  const card = format.read(raw, () => undefined);
  const same = format.patch(raw, card, card) === raw;
  const patched = format.patch(raw, card, editedCard(card));
  const again = format.is(patched) ? format.read(patched as JsonObject, () => undefined) : card;
  const untouched = JSON.stringify(raw) === given;
  expect([...faultsOf(card), ...faultsOf(again), same, untouched]).toEqual([true, true]);
  return card;
}

describe.each(samples)("$label", (sample) => {
  test("wrong types in any place neither break nor pollute", () => {
    let count = 0;
    for (const variant of variants(sample.raw, (value) => value)) {
      if (!sample.format.is(variant)) continue;
      const card = survive(sample, structuredClone(variant) as JsonObject);
      // One writer for each, in turn: all of them for all take a minute.
      JSON.stringify(writers[count % writers.length]?.(card));
      count += 1;
    }
    expect(count).toBeGreaterThan(50);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  test("10,000 items in every list take linear time", () => {
    const long = (value: unknown): unknown => {
      if (!Array.isArray(value)) {
        if (!isObject(value)) return value;
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, long(inner)]));
      }
      const items = Array.from(
        { length: 10_000 },
        (_, index): unknown => value[index % (value.length || 1)],
      );
      return value.length === 0 ? [] : items;
    };
    const raw = long(sample.raw) as JsonObject;
    const time = processorTime(() => {
      const card = sample.format.read(raw, () => undefined);
      expect(sample.format.patch(raw, card, editedCard(card))).not.toBe(raw);
    });
    expect(time).toBeLessThan(10_000);
  });
});

test.each(writers.map((write) => [write.name, write] as const))(
  "%s takes linear time",
  (_, write) => {
    const texts = Array.from({ length: 10_000 }, (_item, index) => `${index}`);
    const entries = texts.map((content) => ({
      ...{ keys: [content], content, enabled: true, constant: true, insertion_order: 0 },
    }));
    const lines = texts.map((text) => `<START>\n{{user}}: ${text}\n{{char}}: ${text}`).join("\n");
    const card: Card = {
      ...emptyCard(),
      ...{ name: "Mira", tags: texts, alternate_greetings: texts, mes_example: lines },
      ...{ description: texts.join("\n"), character_book: { entries } },
    };
    const time = processorTime(() => expect(write(card).losses.length).toBeGreaterThan(0));
    expect(time).toBeLessThan(10_000);
  },
);
