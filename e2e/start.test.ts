import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { scratchCheckout } from "./runner/scratchCheckout.ts";

let checkout: Awaited<ReturnType<typeof scratchCheckout>>;
beforeEach(async () => {
  checkout = await scratchCheckout();
});
afterEach(() => checkout.remove());

const install = ["install", "install done"];
const build = ["build", "build done"];
const serve = ["server", "server done"];

async function finish(variables: Record<string, string> = {}, ...args: string[]) {
  const { code, output } = checkout.start(variables, ...args);
  return { code: await code, output: output(), ran: await checkout.ran() };
}

describe("a start does what is needed and no more", () => {
  test("the first installs, looks whether it may serve, builds and serves", async () => {
    const first = await finish();
    expect(first.code).toBe(0);
    expect(first.ran).toEqual([...install, "server", ...build, ...serve]);
    expect(first.output).toMatch(
      /^Installing packages …\nInstalling packages: [\d.]+ s\nBuilding the web app …\nBuilding the web app: [\d.]+ s\n$/,
    );
  });

  test("the second serves at once and says nothing", async () => {
    await finish();
    expect(await finish()).toEqual({ code: 0, output: "", ran: serve });
  });

  test("a changed page is built, a changed test is not", async () => {
    await finish();
    await checkout.write("apps/web/page.test.tsx", "changed");
    expect((await finish()).ran).toEqual(serve);
    await checkout.write("apps/web/page.tsx", "changed");
    expect((await finish()).ran).toEqual(["server", ...build, ...serve]);
  });

  test("a changed lockfile is installed and built", async () => {
    await finish();
    await checkout.write("pnpm-lock.yaml", "changed");
    expect((await finish()).ran).toEqual([...install, "server", ...build, ...serve]);
  });

  test("the tests need no build", async () => {
    await checkout.write("e2e/all.ts", "process.exitCode = process.argv.length;");
    const { code, ran } = await finish({}, "check");
    expect({ code, ran }).toEqual({ code: 4, ran: install });
  });
});

describe("what goes wrong is told", () => {
  test("a failed install: its last lines, then one sentence", async () => {
    const { code, output, ran } = await finish({ FAIL: "install" });
    expect({ code, ran }).toEqual({ code: 1, ran: ["install"] });
    expect(output).toMatch(
      /no such install\n[^\n]*\nInstalling packages failed after .+ s; all it said is in .+step\.log\.\n$/,
    );
    expect((await finish()).ran).toEqual([...install, "server", ...build, ...serve]);
  });

  test("a start that may not serve builds nothing and passes the exit code on", async () => {
    const { code, ran } = await finish({ REFUSE: "3" });
    expect({ code, ran }).toEqual({ code: 3, ran: [...install, "server"] });
  });

  test("a command that is not there", async () => {
    const { code, output } = await finish({}, "fly");
    expect({ code, output }).toEqual({
      code: 1,
      output:
        '"fly" is not a command; there are start, dev, build, test, check, fuzz:cards, rotate-secret, bench.\n',
    });
  });
});

describe("two at once, and interrupted starts", () => {
  const until = (word: string) => expect.poll(() => checkout.traced()).toContain(word);

  test("two first starts install and build once", async () => {
    const starts = [checkout.start({ SLOW: "300" }), checkout.start({ SLOW: "300" })];
    expect(await Promise.all(starts.map(({ code }) => code))).toEqual([0, 0]);
    const ran = await checkout.ran();
    expect(ran.filter((word) => word === "install" || word === "build")).toEqual([
      "install",
      "build",
    ]);
    expect(starts.map(({ output }) => output()).join("")).toContain("waiting for it");
  });

  test.each(["install", "build"])(
    "killed while its %s runs, the next start waits and repeats it",
    async (word) => {
      const killed = checkout.start({ SLOW: "1500" });
      await until(word);
      killed.child.kill("SIGKILL");
      await killed.code;
      const { code, ran, output } = await finish();
      expect(code).toBe(0);
      expect(output).toContain("waiting for it");
      expect(ran.filter((line) => line.startsWith(word))).toEqual([
        word,
        `${word} done`,
        word,
        `${word} done`,
      ]);
    },
  );

  test("stopped while it installs, it takes the install with it and leaves no lock", async () => {
    const stopped = checkout.start({ SLOW: "60000" });
    await until("install");
    stopped.child.kill("SIGTERM");
    expect(await stopped.code).toBe(130);
    expect(await checkout.ran()).toEqual(["install"]);
    expect(existsSync(join(checkout.folder, ".cache/lock"))).toBe(false);
    expect((await finish()).ran).toEqual([...install, "server", ...build, ...serve]);
  });

  test("the server gets the signal, and its exit code is the last word", async () => {
    await finish();
    const serving = checkout.start({ SERVE: "1" });
    await until("server done");
    serving.child.kill("SIGTERM");
    expect(await serving.code).toBe(0);
  });
});
