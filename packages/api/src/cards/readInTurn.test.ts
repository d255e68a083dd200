import { expect, test } from "vitest";
import { key, member } from "../rateLimits/testing/callers.ts";
import { readInTurn } from "./readInTurn.ts";

const anna = member();
const [ofAnna, ofBert] = [{ principal: anna }, { principal: member() }];
const ofHerKey = { principal: key({ personId: anna.personId }) };

test("the files of one person are read one after the other, also by keys, those of others meanwhile", async () => {
  const begun: string[] = [];
  const gates: (() => void)[] = [];
  const read = (name: string) => () => {
    begun.push(name);
    return new Promise<void>((open) => gates.push(open));
  };
  const reading = [
    readInTurn(ofAnna, read("anna 1")),
    readInTurn(ofAnna, read("anna 2")),
    readInTurn(ofHerKey, read("her key")),
    readInTurn(ofBert, read("bert")),
  ];
  expect(begun).toEqual(["anna 1", "bert"]);
  for (let next = 0; next < reading.length; next++) {
    await expect.poll(() => gates.length).toBeGreaterThan(next);
    gates[next]?.();
  }
  await Promise.all(reading);
  expect(begun).toEqual(["anna 1", "bert", "anna 2", "her key"]);
});

test("a hundred may wait, and nobody waits for one that failed", async () => {
  let fail = () => {};
  const first = readInTurn(
    ofAnna,
    () => new Promise((_, reject) => (fail = () => reject(Error()))),
  );
  const waiting = Array.from({ length: 100 }, () => readInTurn(ofAnna, () => Promise.resolve(1)));
  await expect(readInTurn(ofAnna, () => Promise.resolve(1))).rejects.toMatchObject({
    code: "OVERLOADED",
  });
  fail();
  await expect(first).rejects.toThrow();
  expect(await Promise.all(waiting)).toHaveLength(100);
});
