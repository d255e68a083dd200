import type { lookup } from "node:dns";
import type { ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ListedHosts } from "./linkRules.ts";
import { Links } from "./links.ts";
import { fileServer } from "./testing/fileServer.ts";

function linksTo(listed: ListedHosts, resolve?: typeof lookup): Links {
  const links = new Links({ listed, ...(resolve && { resolve }) });
  onTestFinished(() => links.drain(0));
  return links;
}

const mebibyte = 1_048_576;

async function fetched(links: Links, url: string, maxBytes = mebibyte) {
  const { name, bytes } = await links.open(url, maxBytes);
  return { name, text: (await buffer(bytes)).toString() };
}

describe("a listed server", () => {
  test("gives a file, under the last part of its address", async () => {
    const { url, host } = await fileServer((_request, response) => response.end("a card"));
    const links = linksTo([host]);
    const named: [string, string][] = [
      ["/cards/mira.json", "mira.json"],
      ["/cards/Mira%20%E7%81%AF%E5%8F%B0.png?size=1#top", "Mira 灯台.png"],
      ["/%2e%2e/%2e%2e%2fetc%2fpasswd", "etc/passwd"],
      ["/%ff", "%ff"],
      ["", "unnamed"],
    ];
    for (const [path, name] of named) {
      expect(await fetched(links, url + path)).toEqual({ name, text: "a card" });
    }
  });

  test("is followed where it redirects to, at most five times", async () => {
    const { url, host, asked } = await fileServer(({ url: path = "" }, response) => {
      const left = Number(path.slice(1));
      if (left === 0) response.end("a card");
      else response.writeHead(302, { location: `/${left - 1}` }).end("elsewhere");
    });
    const links = linksTo([host]);
    expect(await fetched(links, `${url}/5`)).toEqual({ name: "0", text: "a card" });
    expect(asked).toEqual(["/5", "/4", "/3", "/2", "/1", "/0"]);
    await expect(links.open(`${url}/6`, mebibyte)).rejects.toThrow(/more than 5 times/);
  });

  test.each<[string, (response: ServerResponse) => void, string]>([
    ["nothing", (response) => response.writeHead(404).end(), "answered 404"],
    ["a part", (response) => response.writeHead(206).end("a"), "answered 206"],
    ["a page", (response) => response.setHeader("content-type", "text/html").end(), "a web page"],
    ["gzip", (response) => response.setHeader("content-encoding", "gzip").end(), "compressed"],
    ["a broken answer", (response) => response.socket?.end("nonsense\r\n\r\n"), "does not answer"],
    ["no address", (r) => r.writeHead(301, { location: "http://" }).end(), "to no address"],
  ])("that sends %s is said not to have a file", async (_, answer, message) => {
    const { url, host } = await fileServer((_request, response) => answer(response));
    await expect(linksTo([host]).open(url, mebibyte)).rejects.toMatchObject({
      code: "IMPORT_INVALID",
      message: expect.stringContaining(message) as string,
      fieldErrors: [{ path: "url", code: "unusable" }],
    });
  });

  test("cannot send more than was asked for, whatever it announces", async () => {
    const { url, host } = await fileServer((_request, response) => {
      response.write("x".repeat(1_000));
      response.end("y");
    });
    const links = linksTo([host]);
    expect((await fetched(links, url, 1_001)).text).toHaveLength(1_001);
    await expect(fetched(links, url, 1_000)).rejects.toMatchObject({
      code: "IMPORT_LIMIT_EXCEEDED",
      fieldErrors: [{ path: "url", code: "too_big", maximum: 1_000 }],
    });
  });

  test("that breaks off is no file", async () => {
    const { url, host } = await fileServer((_request, response) => {
      response.writeHead(200, { "content-length": 100 }).write("half", () => response.destroy());
    });
    await expect(fetched(linksTo([host]), url)).rejects.toMatchObject({ code: "IMPORT_INVALID" });
  });

  test("lets nobody through to a server that is not listed", async () => {
    const inside = await fileServer((_request, response) => response.end("secret"));
    const { url, host } = await fileServer((_request, response) => {
      response.writeHead(302, { location: inside.url }).end();
    });
    await expect(fetched(linksTo([host]), url)).rejects.toMatchObject({ code: "URL_NOT_ALLOWED" });
    expect(inside.connections).toBe(0);
  });
});

/** Says what no real name server would: names that mean this machine, and ones that change. */
function rebinding(): typeof lookup {
  let asked = 0;
  const answers: Record<string, () => string[]> = {
    "inside.example": () => ["127.0.0.1"],
    "both.example": () => ["203.0.114.7", "127.0.0.1"],
    "mapped.example": () => ["::ffff:127.0.0.1"],
    "changing.example": () => [asked++ === 0 ? "127.0.0.1" : "10.0.0.1"],
  };
  const resolve = (host: string, _options: object, callback: (...facts: unknown[]) => void) => {
    const found = answers[host]?.().map((address) => {
      return { address, family: address.includes(":") ? 6 : 4 };
    });
    if (found === undefined) callback(new Error(`ENOTFOUND ${host}`));
    else callback(null, found);
  };
  return resolve as typeof lookup;
}

describe("without a list", () => {
  test.each([
    ...["http://127.0.0.1", "https://127.0.0.1", "https://127.1", "https://0x7f.0.0.1"],
    ...["https://2130706433", "https://0177.0.0.1", "https://0", "https://0.0.0.0"],
    ...["https://１２７.０.０.１", "https://127。0。0。1", "https://127.0.0.1.", "https://[::1]"],
    ...[
      "https://[::]",
      "https://[::ffff:127.0.0.1]",
      "https://[::ffff:7f00:1]",
      "https://[::7f00:1]",
    ],
    ...[
      "https://[64:ff9b::7f00:1]",
      "https://[2002:7f00:1::]",
      "https://[fe80::1]",
      "https://[fd00::1]",
    ],
    ...["https://10.0.0.1", "https://172.16.0.1", "https://192.168.0.1", "https://100.64.0.1"],
    ...["https://169.254.169.254/latest/meta-data", "https://224.0.0.1", "https://255.255.255.255"],
    ...["https://inside.example", "https://both.example", "https://mapped.example"],
    ...["https://changing.example", "https://me@example.org", "https://@127.0.0.1"],
    ...[
      "http://example.org",
      "https://example.org:8443",
      "ftp://example.org",
      "file:///etc/passwd",
    ],
    ...[
      "data:text/plain,x",
      "javascript:alert(1)",
      "gopher://example.org",
      "blob:https://a.example/1",
    ],
  ])("%s is not asked", async (url) => {
    await expect(linksTo(null, rebinding()).open(url, mebibyte)).rejects.toMatchObject({
      code: "URL_NOT_ALLOWED",
      fieldErrors: [{ path: "url", code: "not_allowed" }],
    });
  });

  test("nothing connects to a port of this machine", async () => {
    const inside = await fileServer((_request, response) => response.end("secret"));
    const port = inside.host.split(":")[1];
    for (const host of ["127.0.0.1", "localhost", "inside.example", "[::ffff:7f00:1]"]) {
      for (const scheme of ["http", "https"]) {
        const opening = linksTo(null, rebinding()).open(`${scheme}://${host}:${port}`, mebibyte);
        await expect(opening).rejects.toMatchObject({ code: "URL_NOT_ALLOWED" });
      }
    }
    expect(inside.connections).toBe(0);
  });

  test("a name that does not exist is a link that leads nowhere", async () => {
    await expect(
      linksTo(null, rebinding()).open("https://gone.example", mebibyte),
    ).rejects.toMatchObject({ code: "IMPORT_INVALID" });
  });
});

test("with a list, everything else is refused, and nobody is told the list", async () => {
  await expect(
    linksTo(["192.168.1.9:8000"]).open("https://example.org", mebibyte),
  ).rejects.toMatchObject({
    code: "URL_NOT_ALLOWED",
    message: "This installation fetches links from a few hosts alone, and not from this one.",
  });
});

describe("at the end", () => {
  test("what is being fetched may still arrive", async () => {
    const { url, host } = await fileServer((_request, response) => {
      setTimeout(() => response.end("a card"), 200);
    });
    const links = linksTo([host]);
    const fetching = fetched(links, url);
    await links.drain(20_000);
    expect((await fetching).text).toBe("a card");
    await expect(links.open(url, mebibyte)).rejects.toMatchObject({ code: "OVERLOADED" });
  });

  test.each([
    ["before it begins", () => undefined],
    ["in its middle", (response: ServerResponse) => response.write("half")],
  ])("one that is cut off %s can be tried again", async (_, answer) => {
    const { url, host, asked } = await fileServer((_request, response) => answer(response));
    const links = linksTo([host]);
    const fetching = fetched(links, url).catch((error: unknown) => error);
    await expect.poll(() => asked, { timeout: 20_000 }).toHaveLength(1);
    await links.drain(50);
    expect(await fetching).toMatchObject({ code: "OVERLOADED", retryAfter: 5 });
  });
});
