import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Cleanup } from "../system/cleanup.ts";
import { startServer } from "../system/serverProcess.ts";
import { constantDoor, type Contender, restDoor, trpcDoor } from "./contender.ts";

export interface Surroundings {
  databaseUrl: string;
  /** A folder that is gone after the bench. */
  folder: string;
  cleanup: Cleanup;
}

const fileOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The entry of PersonaForge's server. */
export const productEntry = fileOf("../../../server/src/main.ts");

const node =
  (file: string): (() => [string, ...string[]]) =>
  () => [process.execPath, "--disable-warning=ExperimentalWarning", file];

export async function startBare({ databaseUrl, cleanup }: Surroundings): Promise<Contender> {
  const command = node(fileOf("../servers/bare.ts"));
  const environment = { DATABASE_URL: databaseUrl, NODE_ENV: "production" };
  const readyPath = "/characters?limit=1";
  const server = await startServer({ command, environment, readyPath }, cleanup);
  return { name: "node:http + pg", door: restDoor(""), ...server };
}

export async function startConstant({ databaseUrl, cleanup }: Surroundings): Promise<Contender> {
  const command = node(fileOf("../servers/constant.ts"));
  const environment = { DATABASE_URL: databaseUrl, NODE_ENV: "production" };
  const server = await startServer({ command, environment, readyPath: "/" }, cleanup);
  return { name: "constant", door: constantDoor, ...server };
}

/** One process, asked through both of its doors. */
export async function startProduct(
  { databaseUrl, folder, cleanup }: Surroundings,
  entry: string,
): Promise<[Contender, Contender]> {
  const environment = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    LOG_LEVEL: "warn",
    NODE_ENV: "production",
  };
  const command = node(entry);
  const server = await startServer({ command, environment, readyPath: "/readyz" }, cleanup);
  return [
    { name: "PersonaForge REST", door: restDoor("/api/v1"), ...server },
    { name: "PersonaForge tRPC", door: trpcDoor, ...server },
  ];
}

export interface Python {
  program: string;
  /** The packages with their versions. */
  packages: string;
}

const packageVersions = `
import fastapi, pydantic, sqlalchemy, asyncpg, uvicorn
print("FastAPI", fastapi.__version__, "· pydantic", pydantic.VERSION,
  "· SQLAlchemy", sqlalchemy.__version__, "· asyncpg", asyncpg.__version__,
  "· uvicorn", uvicorn.__version__)`;

/** A Python with FastAPI; Debian's packages serve Debian's own, which may not be the first in PATH. */
export function findPython(): Python | null {
  for (const program of ["python3", "/usr/bin/python3"]) {
    const { status, stdout } = spawnSync(program, ["-c", packageVersions], { encoding: "utf8" });
    if (status === 0) return { program, packages: stdout.trim() };
  }
  return null;
}

export async function startFastApi(
  { databaseUrl, cleanup }: Surroundings,
  { program }: Python,
): Promise<Contender> {
  const folder = fileOf("../servers/fastapi");
  const quiet = ["--log-level", "warning", "--no-access-log"];
  const uvicorn = ["-m", "uvicorn", "--app-dir", folder, "--workers", "1", ...quiet];
  // asyncpg does not know libpq's sslmode.
  const address = new URL(databaseUrl);
  address.search = "";
  const url = address.href.replace(/^postgres(ql)?:/, "postgresql+asyncpg:");
  const command = {
    command: (port: number): [string, ...string[]] => [
      program,
      ...uvicorn,
      "--port",
      `${port}`,
      "app:app",
    ],
    environment: { DATABASE_URL: url, PYTHONDONTWRITEBYTECODE: "1" },
    readyPath: "/characters?limit=1",
  };
  return { name: "FastAPI", door: restDoor(""), ...(await startServer(command, cleanup)) };
}
