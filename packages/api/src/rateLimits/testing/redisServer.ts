import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export interface RedisServer {
  port: number;
  stop(): Promise<void>;
}

/** The program in one of the folders of a PATH, or null. */
export function findRedis(path: string): string | null {
  const programs = path.split(delimiter).map((folder) => join(folder, "redis-server"));
  return programs.find((program) => existsSync(program)) ?? null;
}

/** An empty Redis that keeps nothing on disk. */
export async function startRedis(program: string): Promise<RedisServer> {
  const port = await freePort();
  const child = spawn(
    program,
    ["--bind", "127.0.0.1", "--port", String(port), "--save", "", "--dir", tmpdir()],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  for await (const piece of child.stdout) {
    said += String(piece);
    if (said.includes("Ready to accept connections")) break;
  }
  return {
    port,
    stop: async () => {
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
