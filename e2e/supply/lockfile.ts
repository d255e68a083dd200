import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "../runner/stages.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");

interface Dependency {
  readonly specifier: string;
  readonly version: string;
}

interface Lockfile {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly importers: Readonly<
    Record<string, Readonly<Record<string, Record<string, Dependency>>>>
  >;
  readonly packages: Readonly<Record<string, { readonly resolution: Record<string, unknown> }>>;
}

interface Workspace {
  readonly minimumReleaseAge?: number;
  readonly allowBuilds?: Readonly<Record<string, boolean>>;
  readonly [setting: string]: unknown;
}

export const lockfile = parse(read("pnpm-lock.yaml")) as Lockfile;
export const workspace = parse(read("pnpm-workspace.yaml")) as Workspace;

/** Every installed copy: its name, its version, and where it comes from. */
export const copies = Object.entries(lockfile.packages).map(([key, { resolution }]) => {
  const at = key.lastIndexOf("@");
  return { name: key.slice(0, at), version: key.slice(at + 1), resolution };
});

/** What the workspace's own manifests ask for, as `apps/web: next 16.4.6`. */
export function asked(): (Dependency & { by: string; name: string })[] {
  return Object.entries(lockfile.importers).flatMap(([by, kinds]) =>
    Object.values(kinds).flatMap((wanted) =>
      Object.entries(wanted).map(([name, dependency]) => ({ by, name, ...dependency })),
    ),
  );
}

const atInstall = ["preinstall", "install", "postinstall"];

/** The packages in node_modules that would run something while they are installed. */
export function packagesWithInstallScripts(): string[] {
  const store = join(root, "node_modules/.pnpm");
  const folders = readdirSync(store).flatMap((copy) => {
    const modules = join(store, copy, "node_modules");
    // A scoped package stands one folder deeper. What is not the copy itself is a link to another.
    return entriesOf(modules).flatMap((entry) =>
      entry.name.startsWith("@") ? entriesOf(join(modules, entry.name)) : [entry],
    );
  });
  const own = folders.filter((entry) => entry.isDirectory());
  return own.flatMap(({ parentPath, name }) => {
    const folder = join(parentPath, name);
    const files = readdirSync(folder);
    if (!files.includes("package.json")) return [];
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      name: string;
      scripts?: Record<string, string>;
    };
    const scripts = Object.keys(manifest.scripts ?? {});
    const runs = scripts.some((script) => atInstall.includes(script));
    return runs || files.includes("binding.gyp") ? [manifest.name] : [];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
