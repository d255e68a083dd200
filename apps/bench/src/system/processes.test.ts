import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import {
  backendsOf,
  cpuBetween,
  parseStat,
  readProcesses,
  residentBytes,
  treeOf,
} from "./processes.ts";

/** Works for 0.3 s of a processor when told to, and says what it used before and after, in microseconds. */
const program = `
  const say = () => { const { user, system } = process.cpuUsage(); console.log(user + system); };
  process.stdin.once("data", () => {
    for (const begun = process.cpuUsage(); process.cpuUsage(begun).user < 300_000; );
    say();
  });
  say();
`;

test("CPU of a process is what it says itself, to the clock's tick", async () => {
  const child = spawn(process.execPath, ["-e", program], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    const [first] = (await once(child.stdout, "data")) as [Buffer];
    const before = readProcesses();
    child.stdin.write("go");
    const [second] = (await once(child.stdout, "data")) as [Buffer];
    const after = readProcesses();
    const pid = child.pid ?? 0;
    const measured = cpuBetween(before, after, treeOf(after, pid));
    const said = Number(second) - Number(first);
    expect(said).toBeGreaterThanOrEqual(300_000);
    // Each reading is cut to 10 ms, and the process goes on for a moment after it spoke.
    expect(Math.abs(measured - said)).toBeLessThan(40_000);
    expect(residentBytes(after, [pid])).toBeGreaterThan(20e6);
  } finally {
    child.kill();
  }
});

test("a process that has brackets and spaces in its name is read right", () => {
  const numbers = Array.from({ length: 49 }, (_, index) => index + 4);
  const facts = parseStat(`42 (node (deleted) x) S ${numbers.join(" ")}`);
  expect(facts.parent).toBe(4);
  expect(facts.cpuMicroseconds % (14 + 15 + 16 + 17)).toBe(0);
  expect(facts.residentBytes % 24).toBe(0);
});

test("a tree holds grandchildren, and nothing else", () => {
  const facts = { cpuMicroseconds: 0, residentBytes: 0 };
  const table = new Map([
    [1, { parent: 0, ...facts }],
    [2, { parent: 1, ...facts }],
    [3, { parent: 2, ...facts }],
    [4, { parent: 1, ...facts }],
  ]);
  expect(treeOf(table, 2)).toEqual([2, 3]);
  expect(backendsOf(table, 1)).toEqual([]);
});

test("a process that started in between counts from its start", () => {
  const process = { parent: 1, residentBytes: 0 };
  const before = new Map([[2, { ...process, cpuMicroseconds: 100 }]]);
  const after = new Map([
    [2, { ...process, cpuMicroseconds: 150 }],
    [3, { ...process, cpuMicroseconds: 7 }],
  ]);
  expect(cpuBetween(before, after, [2, 3, 99])).toBe(57);
});
