import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@personaforge/db/database";
import { pino } from "pino";
import { afterAll } from "vitest";
import { createIdentity } from "../../accounts/identity.ts";
import { liveIdentity } from "../identitySecrets.ts";
import { openKeyringFile } from "../keyringFile.ts";

export const owner = { name: "Mira", email: "mira@forge.example", password: "correct horse" };

/** Signing in over HTTP, under a secret in a file. */
export async function liveServer(db: Database) {
  const path = join(tmpdir(), `personaforge-live-${randomUUID()}`, "secret");
  const keyring = openKeyringFile(path);
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    if (request.url !== "/session") return void identity.handle(request, response);
    void identity.session(request).then((session) => response.end(JSON.stringify(session)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const identity = liveIdentity(keyring, (secrets) =>
    createIdentity({
      database: db,
      publicUrl: url,
      secrets,
      signUp: "open",
      setupToken: "the setup token",
      providers: {},
      mail: null,
      log: pino({ level: "silent" }),
    }),
  );
  afterAll(async () => {
    await identity.close();
    server.close().closeAllConnections();
  });
  return { db, keyring, path, url, browser: () => new Browser(url), identity };
}

/** Keeps cookies as a browser does. */
class Browser {
  #url: string;
  #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  async post(path: string, body: object): Promise<Record<string, unknown>> {
    const headers = { "content-type": "application/json", origin: this.#url };
    const answer = await this.#send(`/api/auth${path}`, {
      method: "POST",
      headers: { ...headers, "x-setup-token": "the setup token" },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, unknown>;
  }

  /** The session that the cookies name. */
  async session(): Promise<unknown> {
    return (await this.#send("/session", {})).json();
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map((pair) => pair.join("=")).join("; ");
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const answer = await fetch(this.#url + path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }
}
