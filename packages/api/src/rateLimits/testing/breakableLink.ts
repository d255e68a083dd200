import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";

export interface BreakableLink {
  port: number;
  /** Takes what is sent, and answers nothing any more. */
  hang(): void;
  /** Ends every connection and takes no new one. */
  cut(): Promise<void>;
  restore(): Promise<void>;
}

/** A port that leads to another one, until it is broken. */
export async function linkTo(target: number): Promise<BreakableLink> {
  const open = new Set<Socket>();
  let hangs = false;
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on("data", (data) => hangs || to.write(data));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hang: () => {
      hangs = true;
    },
    cut: async () => {
      const closed = server.listening ? once(server, "close") : undefined;
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
    restore: async () => {
      hangs = false;
      if (!server.listening) await listen(port);
    },
  };
}
