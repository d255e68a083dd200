import { expect, test } from "vitest";
import { rowsOf, type Worker, workInTurn } from "./inTurn.ts";

test("workers take turns, and each round begins with another one", () => {
  const log: string[] = [];
  const worker = (name: string): Worker => ({
    ...{ name, operations: 1 },
    prepare: () => () => void log.push(name),
  });
  const costs = workInTurn([worker("a"), worker("b"), worker("c")], 2);
  expect(log.join("")).toBe("abcbcacab");
  expect([...costs].map(([name, { length }]) => [name, length])).toEqual([
    ["a", 2],
    ["b", 2],
    ["c", 2],
  ]);
});

test("a cost is that of one operation, without its preparation", () => {
  const spin = (milliseconds: number) => {
    for (const end = performance.now() + milliseconds; performance.now() < end;);
  };
  const worker = {
    ...{ name: "spin", operations: 10 },
    prepare() {
      spin(200);
      return () => spin(20);
    },
  };
  // On a busy machine others may have the core for a part of it.
  const [{ cpu, wall } = { cpu: 0, wall: 0 }] = (
    workInTurn([worker], 4).get("spin") ?? []
  ).toSorted((a, b) => a.wall - b.wall);
  expect(wall).toBeGreaterThanOrEqual(2);
  expect(wall).toBeLessThan(15);
  expect(cpu).toBeGreaterThan(0.1);
  expect(cpu).toBeLessThan(wall * 1.5);
});

test("the reference is compared within each round, so that a slow round falls on both", () => {
  const cost = (cpu: number) => ({ cpu, wall: cpu * 2 });
  // The second round was four times slower for everybody.
  const costs = new Map([
    ["engine", [cost(2), cost(8), cost(1)]],
    ["by hand", [cost(10), cost(48), cost(6)]],
  ]);
  const comparison = { what: "work", reference: "by hand", goals: { engine: 3 } };
  const [engine, byHand] = rowsOf(comparison, costs);
  expect(engine).toMatchObject({ cpu: 2, wall: 4, leastCpu: 1, referenceCpu: 6, goal: 3 });
  expect(byHand).toMatchObject({ cpu: 10, referenceCpu: 1, goal: null });
  expect(rowsOf({ ...comparison, reference: null }, costs)[0]?.referenceCpu).toBeNull();
});
