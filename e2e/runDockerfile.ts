import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { root } from "./runner/stages.ts";

// Runs the Dockerfile without a container engine: every stage is a folder, COPY copies, RUN runs in
// bash with this machine's Node. What it cannot show: the base image, the user and the volume.
// node e2e/runDockerfile.ts → prints the folder and the command of the finished image.

interface Stage {
  readonly folder: string;
  workdir: string;
  env: Record<string, string>;
}

const base = mkdtempSync(join(tmpdir(), "personaforge-image-"));
const context = join(base, "context");
const stages = new Map<string, Stage>();
let current: Stage = { folder: base, workdir: "/", env: {} };

/** What `docker build` would send: what git has, without what .dockerignore leaves out. */
function sendContext(): void {
  const list = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root });
  const archive = join(base, "context.tar");
  mkdirSync(context);
  const present = ["--ignore-failed-read", "--files-from=-"];
  spawnSync("tar", ["cf", archive, ...present], { cwd: root, input: list });
  execFileSync("tar", ["xf", archive, "-C", context]);
}

const place = (path: string) => join(current.folder, resolve(current.workdir, path));

function from(text: string): void {
  const [image = "", , name = `stage ${stages.size}`] = text.split(" ");
  const folder = join(base, name.replaceAll(" ", "-"));
  const parent = stages.get(image);
  mkdirSync(folder);
  if (parent) cpSync(parent.folder, folder, { recursive: true, verbatimSymlinks: true });
  current = { folder, workdir: parent?.workdir ?? "/", env: { ...parent?.env } };
  stages.set(name, current);
}

function copy(text: string): void {
  const words = text.split(" ");
  const flag = words.find((word) => word.startsWith("--from="))?.slice("--from=".length);
  const paths = words.filter((word) => !word.startsWith("--"));
  const target = paths.pop() ?? ".";
  const source = flag === undefined ? context : (stages.get(flag)?.folder ?? "");
  for (const path of paths) {
    const from = join(source, path);
    // As docker does: of a folder its content, a file under its own name when the target is a folder.
    const inside = statSync(from).isFile() && (target.endsWith("/") || paths.length > 1);
    const into = inside ? join(place(target), basename(path)) : place(target);
    mkdirSync(dirname(into), { recursive: true });
    cpSync(from, into, { recursive: true, verbatimSymlinks: true });
  }
}

function run(text: string): void {
  const home = join(current.folder, "usr");
  const command = text.replace("install -d -o node -g node /data", "true");
  const env = { ...process.env, npm_config_prefix: home, ...current.env };
  const PATH = `${join(base, "manifests/usr/bin")}:${process.env["PATH"] ?? ""}`;
  mkdirSync(place("."), { recursive: true });
  console.log(`RUN ${text}`);
  execFileSync("bash", ["-ec", command], {
    cwd: place("."),
    env: { ...env, PATH },
    stdio: "inherit",
  });
}

const steps: Record<string, (text: string) => void> = {
  FROM: from,
  COPY: copy,
  RUN: run,
  WORKDIR: (text) => (current.workdir = text),
  ENV: (text) =>
    Object.assign(current.env, Object.fromEntries(text.split(" ").map((pair) => pair.split("=")))),
};

sendContext();
for (const line of readFileSync(join(root, "Dockerfile"), "utf8").split("\n")) {
  const [name = "", ...rest] = line.split(" ");
  steps[name]?.(rest.join(" "));
}
console.log(
  `cd ${place(".")} && env ${Object.entries(current.env)
    .map((pair) => pair.join("="))
    .join(" ")} node apps/server/src/main.ts`,
);
