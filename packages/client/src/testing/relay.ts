import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** An address that leads to a server until a test cuts the way. */
export interface Relay {
  url: string;
  /** How many connections were made so far. */
  connections(): number;
  /** Ends every connection in the middle. New ones are taken. */
  cut(): void;
  /** Ends every connection and refuses new ones, until it is opened again. */
  close(): Promise<void>;
  open(): Promise<void>;
}

/** Leads to `target` until the test that started it ends. */
export async function relayTo(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((near) => {
    connections += 1;
    const far = connect(Number(port), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("error", () => undefined).on("close", () => to.destroy());
      from.pipe(to);
    }
  });
  const listen = (at: number) =>
    new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
    sockets.clear();
  };
  const close = () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    cut();
    return closed;
  };
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${own}`,
    connections: () => connections,
    cut,
    close,
    open: () => listen(own),
  };
}
