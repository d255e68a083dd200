import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../results/", import.meta.url));

/** Writes all that was measured into a file, and says which. */
export async function keepResult(bench: string, result: object): Promise<void> {
  const name = `${bench}-${new Date().toISOString().replaceAll(":", "")}.json`;
  await mkdir(folder, { recursive: true });
  await writeFile(folder + name, JSON.stringify(result, null, 2));
  console.log(`\nEvery number: apps/bench/results/${name}`);
}
