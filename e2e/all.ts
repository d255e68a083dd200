import { parseArgs } from "node:util";
import { ensureChromium } from "./chromium.ts";
import { lastLine, sum } from "./runner/counts.ts";
import { type Result, runStage } from "./runner/runStage.ts";
import { chosenStages, type Stage } from "./runner/stages.ts";

// Static stages at once; more than two only get in each other's way on two cores.
const lanes = 2;

function tell({ stage, counts, seconds, output }: Result): void {
  const mark = counts.failed === 0 ? "✓" : "✗";
  const tests = stage.report ? `  ${lastLine(counts)}` : "";
  console.log(`${mark} ${stage.name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s${tests}`);
  if (counts.failed + counts.flaky > 0) console.log(`${output}\n`);
}

async function runAll(stages: readonly Stage[]): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...stages];
  const run = async (stage: Stage) => {
    const result = await runStage(stage, process.env);
    results.push(result);
    tell(result);
  };
  const lane = async () => {
    while (waiting[0]?.kind === "static") await run(waiting.shift() as Stage);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  for (const stage of waiting) {
    console.log(`  ${stage.name} …`);
    const lack = stage.name === "e2e" ? ensureChromium() : undefined;
    if (lack !== undefined) console.log(lack);
    await run(stage);
  }
  return results;
}

const { values } = parseArgs({ options: { only: { type: "string" } } });
const results = await runAll(chosenStages(values.only));
const total = sum(results.map(({ counts }) => counts));
console.log(lastLine(total));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
