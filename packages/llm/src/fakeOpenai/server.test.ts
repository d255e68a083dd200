import { describe, expect, test } from "vitest";
import { readModel, script } from "./script.ts";
import { startFakeOpenai } from "./server.ts";

describe("the scripted server", () => {
  test("lists its models and listens on loopback only", async () => {
    const server = await startFakeOpenai();
    const list = await fetch(`${server.url}/models`).then((response) => response.json());
    expect(list).toMatchObject({ data: Object.keys(script).map((id) => ({ id })) });
    expect(new URL(server.url).hostname).toBe("127.0.0.1");
    await server.close();
    await expect(fetch(`${server.url}/models`)).rejects.toThrow("fetch failed");
  });

  test("tears a character in two packets", async () => {
    const server = await startFakeOpenai();
    const body = JSON.stringify({ model: "echo", messages: [{ role: "user", content: "hi" }] });
    const response = await fetch(`${server.url}/chat/completions`, { method: "POST", body });
    const torn: boolean[] = [];
    for await (const packet of response.body ?? []) {
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(packet);
      } catch {
        torn.push(true);
      }
    }
    expect(torn.length).toBeGreaterThan(0);
    await server.close();
  });

  test("wants its key when it has one", async () => {
    const server = await startFakeOpenai({ apiKey: "right" });
    const ask = (key: string) =>
      fetch(`${server.url}/models`, { headers: { authorization: `Bearer ${key}` } });
    expect((await ask("wrong")).status).toBe(401);
    expect((await ask("right")).status).toBe(200);
    await server.close();
  });

  test("reads a number from the model's name", () => {
    expect(readModel("stall:7")).toEqual({ behaviour: "stall", number: 7 });
    expect(readModel("echo")).toEqual({ behaviour: "echo", number: null });
    expect(readModel("toString")).toEqual({ behaviour: null, number: null });
  });
});
