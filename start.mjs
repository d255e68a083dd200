#!/usr/bin/env node
// Without a dependency: it runs before anything is installed, on Node 20.20 or newer.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const cache = join(root, ".cache");
const lock = join(cache, "lock");
const windows = process.platform === "win32";
const nodeVersion = "24.21.0";
const { packageManager } = JSON.parse(fs.readFileSync(join(root, "package.json"), "utf8"));
const [server, bench] = ["apps/server/src/main.ts", "apps/bench/src/main.ts"];
const rotation = "apps/server/src/rotateSecret.ts";
const commands = {
  start: (args) =>
    prepare({ web: true, serve: true }).then(() => run([server, ...args], "production")),
  dev: (args) => prepare().then(() => run([...watched(), server, "--dev", ...args], "development")),
  build: () => prepare({ web: true }),
  test: (args) => prepare().then(() => run(["e2e/all.ts", ...args])),
  check: (args) => prepare().then(() => run(["e2e/all.ts", "--only", "static", ...args])),
  "fuzz:cards": () => prepare().then(() => run(["packages/cards/src/testing/fuzz/run.ts"])),
  "rotate-secret": (args) => prepare().then(() => run([rotation, ...args])),
  bench: (args) => prepare({ web: true }).then(() => run([bench, ...args], "production")),
};

/** A reason to end, told in one sentence; without one, a child has said it already. */
class Problem extends Error {
  code = 1;
}

async function prepare({ web = false, serve = false } = {}) {
  if (usableNode() && isInstalled() && (!web || isBuilt())) return;
  fs.mkdirSync(cache, { recursive: true });
  await acquireLock();
  await ensureNode();
  if (!isInstalled()) await install();
  if (web && !isBuilt()) {
    // Before a minute of work, and before files change under a PersonaForge that is running.
    if (serve) await run([server, "--preflight"], "production");
    await buildWeb();
  }
  releaseLock();
}

/**
 * 22.19 is the first that compresses with a dictionary (decision 008). The tools leave out the odd
 * releases and want 24.11 of the next line: see the engines in pnpm-lock.yaml.
 */
function isGoodNode(version) {
  const [major, minor] = version.split(".").map(Number);
  return (major === 22 && minor >= 19) || (major === 24 && minor >= 11) || major >= 26;
}

const nodePackage = `node-${windows ? "win" : process.platform}-${process.arch}`;
const nodeFile = windows ? "node.exe" : "node";
const fetchedNode = join(cache, "node/node_modules", nodePackage, "bin", nodeFile);
let untestedNode = false;

/** The node that runs everything; undefined while it has to be fetched. */
function usableNode() {
  if (untestedNode || isGoodNode(process.versions.node)) return process.execPath;
  return fs.existsSync(fetchedNode) ? fetchedNode : undefined;
}

async function ensureNode() {
  if (usableNode()) return;
  try {
    await fetchPackage("node", `${nodePackage}@${nodeVersion}`, ["--ignore-scripts"]);
    if (spawnSync(fetchedNode, ["--version"]).status === 0) return;
    fs.rmSync(join(cache, "node"), { recursive: true, force: true });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  const { node } = process.versions;
  // Set by the releases that run TypeScript but are not among the tested ones, such as 23.6 and 25.
  untestedNode = Boolean(process.features.typescript);
  if (untestedNode) return console.warn(`Going on with Node ${node}, which was not tested.`);
  throw new Problem(
    `PersonaForge needs Node 22.19 or newer; this is ${node}, and Node ${nodeVersion} could not be fetched. Install Node 24 and try again.`,
  );
}

/** Puts an npm package into `.cache/<name>`, whole or not at all. */
async function fetchPackage(name, spec, flags) {
  const [draft, place] = [join(cache, `${name}.new`), join(cache, name)];
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft);
  fs.writeFileSync(join(draft, "package.json"), "{}");
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  await step(`Fetching ${spec}`, [...npm(), "install", ...quiet, ...flags, spec], { cwd: draft });
  fs.rmSync(place, { recursive: true, force: true });
  fs.renameSync(draft, place);
}

function npm() {
  const script = process.env.npm_execpath ?? "";
  return script.endsWith("npm-cli.js") ? [process.execPath, script] : ["npm"];
}

/** The pnpm in PATH when it has the right major, else the one package.json names. */
async function pnpm() {
  const script = join(cache, "pnpm/node_modules/pnpm/bin/pnpm.mjs");
  if (!fs.existsSync(script)) {
    // Without this Corepack's stand-in would fetch a pnpm, and may ask before it does.
    const env = { ...environment(), COREPACK_ENABLE_NETWORK: "0" };
    const found = spawnSync("pnpm", ["--version"], { cwd: root, env, timeout: 10_000 });
    const [major] = packageManager.split("@")[1].split(".");
    if (found.status === 0 && String(found.stdout).startsWith(`${major}.`)) return ["pnpm"];
    await fetchPackage("pnpm", packageManager, []);
  }
  return [usableNode(), script];
}

async function install() {
  fs.rmSync(join(cache, "installed"), { force: true });
  const flags = ["--frozen-lockfile", "--config.confirm-modules-purge=false"];
  await step("Installing packages", [...(await pnpm()), "install", ...flags]);
  fs.writeFileSync(join(cache, "installed"), installHash());
}

const isInstalled = () => isFresh("installed", "node_modules/.modules.yaml", installHash());
const isBuilt = () => isFresh("built", "apps/web/.next/BUILD_ID", webHash());

function isFresh(stamp, proof, hash) {
  const path = join(cache, stamp);
  if (!fs.existsSync(join(root, proof)) || !fs.existsSync(path)) return false;
  return fs.readFileSync(path, "utf8") === hash;
}

function installHash() {
  const members = ["apps", "packages"].flatMap((group) =>
    fs.readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
  );
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", "e2e/package.json"];
  return hashOf([...files, ...members], process.platform + process.arch);
}

async function buildWeb() {
  fs.rmSync(join(cache, "built"), { force: true });
  const hash = webHash();
  const cwd = join(root, "apps/web");
  const next = join(cwd, "node_modules/next/dist/bin/next");
  await step("Building the web app", [usableNode(), next, "build"], { cwd, mode: "production" });
  fs.writeFileSync(join(cache, "built"), hash);
}

/** What ends up in the pages; the other packages reach them as types only. */
function webHash() {
  const packages = ["client", "contract", "diff", "prompt"].map((name) => `packages/${name}`);
  return hashOf(["apps/web", ...packages].flatMap(filesIn), installHash());
}

function filesIn(folder) {
  return fs.readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (/^(node_modules|dist|\..*|.*\.test\.tsx?|next-env\.d\.ts)$/.test(entry.name)) return [];
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function hashOf(files, salt) {
  const hash = createHash("sha256").update(salt);
  for (const file of files) {
    const path = join(root, file);
    if (fs.existsSync(path)) hash.update(`\0${file}\0`).update(fs.readFileSync(path));
  }
  return hash.digest("hex");
}

let beat;

/** `.cache/lock` says who prepares, and which program works for it. Its owner touches it every 2 s. */
async function acquireLock() {
  for (let tries = 0; ; tries += 1) {
    try {
      fs.writeFileSync(lock, `${process.pid} 0`, { flag: "wx" });
      beat = setInterval(() => fs.utimes(lock, new Date(), new Date(), () => {}), 2_000);
      return beat.unref();
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (tries === 0) console.log("Another npm start is preparing this checkout; waiting for it …");
    if (isAbandoned()) fs.rmSync(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** What a killed owner had started works on without it, and is waited for: at most 3 minutes. */
function isAbandoned() {
  try {
    const quiet = Date.now() - fs.statSync(lock).mtimeMs;
    const programs = fs.readFileSync(lock, "utf8").split(" ").map(Number);
    return quiet > 180_000 || (quiet > 1_000 && !programs.some(isAlive));
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

function releaseLock() {
  clearInterval(beat);
  if (beat) fs.rmSync(lock, { force: true });
  beat = undefined;
}

let child;
let stopped = false;

function environment(mode) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const first = [dirname(usableNode() ?? process.execPath), join(cache, "pnpm/node_modules/.bin")];
  return {
    ...process.env,
    [name]: [...first, process.env[name]].join(delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
    NODE_COMPILE_CACHE: join(cache, "compile"),
    // An inherited production would leave out the packages that only the build needs.
    NODE_ENV: mode,
    TURBO_TELEMETRY_DISABLED: "1",
  };
}

/** Runs one slow step with its output in a file, and says how long it takes. */
async function step(title, command, { cwd = root, mode } = {}) {
  const begun = Date.now();
  const file = join(cache, "step.log");
  const output = fs.openSync(file, "w");
  console.log(`${title} …`);
  // A process group of its own: whatever the step starts can be stopped with it.
  const options = { detached: !windows, shell: windows && command[0] === "npm" };
  const stdio = ["ignore", output, output];
  const code = await finished(command, { cwd, env: environment(mode), stdio, ...options });
  fs.closeSync(output);
  const took = `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  if (stopped) throw new Problem();
  if (code === 0) return console.log(`${title}: ${took}`);
  console.error(fs.readFileSync(file, "utf8").split("\n").slice(-20).join("\n"));
  throw new Problem(`${title} failed after ${took}; all it said is in ${file}.`);
}

/** Runs one of our programs in this terminal. It stops when its channel to us breaks. */
async function run(args, mode) {
  const command = [usableNode(), "--disable-warning=ExperimentalWarning", ...args];
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  const code = await finished(command, { cwd: root, env: environment(mode), stdio });
  if (code !== 0) throw Object.assign(new Problem(), { code });
}

function finished([command, ...args], options) {
  if (stopped) throw new Problem();
  child = spawn(command, args, options);
  child.group = options.detached;
  if (beat) fs.writeFileSync(lock, `${process.pid} ${child.pid}`);
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new Problem(`${command} cannot run: ${error.message}.`)));
    child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** The server's sources. Pages reload by themselves. */
function watched() {
  const packages = fs.readdirSync(join(root, "packages")).map((name) => `packages/${name}/src`);
  const exists = (path) => fs.existsSync(join(root, path));
  const folders = ["apps/server/src", ...packages].filter(exists);
  return ["--watch-preserve-output", ...folders.map((path) => `--watch-path=${path}`)];
}

process.on("exit", releaseLock);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stopped = true;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(child.group ? -child.pid : child.pid, signal);
  });
}

const [name = "start", ...args] = process.argv.slice(2);
try {
  if (!Object.hasOwn(commands, name)) {
    throw new Problem(`"${name}" is not a command; there are ${Object.keys(commands).join(", ")}.`);
  }
  await commands[name](args);
} catch (error) {
  const disk = ["EACCES", "EPERM", "EROFS", "ENOSPC"].includes(error.code);
  const said = disk ? `PersonaForge cannot write ${error.path ?? root} (${error.code}).` : error;
  const sentence = error instanceof Problem ? error.message : said;
  if (sentence && !stopped) console.error(sentence);
  process.exitCode = stopped ? 130 : error.code > 0 ? error.code : 1;
}
