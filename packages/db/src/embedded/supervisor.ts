import { setTimeout as sleep } from "node:timers/promises";

const interval = 500;

export interface Supervision {
  isAlive: () => Promise<boolean>;
  restart: () => Promise<void>;
  log: (message: string) => void;
}

/** Starts Postgres again when it was killed (out of memory, by hand). Returns how to end that. */
export function supervise({ isAlive, restart, log }: Supervision): () => Promise<void> {
  const ended = new AbortController();
  const watching = watch();
  return async () => {
    ended.abort();
    await watching;
  };

  async function watch(): Promise<void> {
    let told = "";
    while (await pause(ended.signal)) {
      if (await isAlive()) continue;
      // A cause that stays, such as a full disk, is told once and not every half second.
      const tell = (message: string) => {
        if (message !== told) log(message);
        told = message;
      };
      if (told === "") tell("The database stopped unexpectedly; starting it again");
      try {
        await restart();
        log("The database runs again");
        told = "";
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    }
  }
}

/** True after the interval, false at once when the signal aborts. */
async function pause(signal: AbortSignal): Promise<boolean> {
  return sleep(interval, true, { signal, ref: false }).catch(() => false);
}
