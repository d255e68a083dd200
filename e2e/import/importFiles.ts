import { expect } from "@playwright/test";
import type { MixedFile } from "./mixedFiles.ts";

interface Job {
  id: string;
  state: string;
}

/** Imports files by REST, as a program would; with `dry_run` they are only read, with `open` not yet. */
export async function importFiles(
  url: string,
  files: readonly MixedFile[],
  fields: Record<string, string> = {},
): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, bytes } of files) form.append("file", new Blob([bytes]), name);
  const answer = await fetch(`${url}/api/v1/imports`, { method: "POST", body: form });
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as Job;
  const stateNow = async () => {
    const job = await fetch(`${url}/api/v1/imports/${id}`);
    return ((await job.json()) as Job).state;
  };
  await expect.poll(stateNow).toMatch("open" in fields ? /^open$/ : /^(checked|done)$/);
  return id;
}
