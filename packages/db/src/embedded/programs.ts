import { ClusterError } from "./clusterError.ts";
import { errorCode } from "./systemError.ts";

/** Postgres gets none of the app's variables: no PG… setting of the user, and no API key. Windows programs need theirs. */
export function cleanEnvironment(): { env?: NodeJS.ProcessEnv } {
  // Next's types, which tsc also sees, say that every environment has a NODE_ENV.
  const env = { LC_ALL: "C", TZ: "UTC" } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv;
  return process.platform === "win32" ? {} : { env };
}

export function cannotRun(name: string, error: unknown, output: string): ClusterError {
  const code = errorCode(error);
  const spawned = error instanceof Error && "syscall" in error;
  if (spawned && (code === "ENOENT" || code === "EACCES" || code === "ENOEXEC"))
    return new ClusterError(
      `The embedded Postgres cannot run on this system (${name}: ${code}); set DATABASE_URL to a Postgres 15 or newer.`,
      { cause: error },
    );
  if (/No space left on device/.test(output))
    return new ClusterError(
      "The disk is full: Postgres could not start; free some space and start again.",
    );
  const reason = lastReason(output) ?? (error instanceof Error ? error.message : String(error));
  return new ClusterError(`The embedded Postgres did not start (${name}): ${reason}.`, {
    cause: error,
  });
}

function lastReason(output: string): string | undefined {
  const lines = output
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const reason = lines.findLast((line) => /(?:FATAL|PANIC|error):/.test(line)) ?? lines.at(-1);
  return reason?.replace(/^.*?(?:FATAL|PANIC|error):\s*/, "").replace(/\.$/, "");
}
