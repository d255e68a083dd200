import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { home, run } from "./programs.ts";

/** The client as it would be published. */
export interface PackedClient {
  /** Outside the workspace; everything of this client is in it. */
  folder: string;
  tarball(): Promise<Uint8Array>;
  /** Its contents, as npm would put them into `node_modules/@personaforge/client`. */
  installed: string;
  read(file: string): Promise<string>;
}

/** Builds and packs the client. Call it outside of hooks and tests: it is gone after the file. */
export async function packedClient(): Promise<PackedClient> {
  const folder = await mkdtemp(join(tmpdir(), "personaforge-client-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  await succeed("pnpm", ["pack", "--pack-destination", folder]);
  const tarball = join(folder, "personaforge-client-0.1.0.tgz");
  await succeed("tar", ["-xzf", tarball, "-C", folder]);
  const installed = join(folder, "package");
  return {
    folder,
    tarball: () => readFile(tarball),
    installed,
    read: (file) => readFile(join(installed, file), "utf8"),
  };
}

/** A project that has nothing but the packed client and what it depends on. */
export async function projectWith(
  client: PackedClient,
  files: Record<string, unknown>,
): Promise<string> {
  const folder = await mkdtemp(join(client.folder, "project-"));
  const modules = join(folder, "node_modules");
  await mkdir(join(modules, "@trpc"), { recursive: true });
  await mkdir(join(modules, "@types"));
  await cp(client.installed, join(modules, "@personaforge/client"), { recursive: true });
  for (const name of ["@trpc/client", "@trpc/server", "@types/node"]) {
    await symlink(join(home, "node_modules", name), join(modules, name), "junction");
  }
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === "string" ? content : JSON.stringify(content);
    await writeFile(join(folder, name), text);
  }
  return folder;
}

async function succeed(program: string, args: string[]): Promise<void> {
  const { code, output } = await run(program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} failed:\n${output}`);
}
