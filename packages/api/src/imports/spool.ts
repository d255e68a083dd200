import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is too large for the memory, until it was read. */
export interface Spool {
  readonly fd: number;
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/**
 * A temporary file under a random name. The name is taken away at once, where the system lets it: the
 * file is then gone with its last reader, also when the process is killed.
 */
export async function openSpool(): Promise<Spool> {
  const path = join(tmpdir(), `personaforge-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  const nameless = await unlink(path).then(
    () => true,
    () => false,
  );
  return {
    fd: file.fd,
    write: (chunk) => writeAll(file, chunk),
    close: async () => {
      await file.close();
      if (!nameless) await unlink(path);
    },
  };
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    const { bytesWritten } = await file.write(chunk, at);
    at += bytesWritten;
  }
}
