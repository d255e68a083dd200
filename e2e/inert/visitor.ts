import { type BrowserContext, expect, type Page } from "@playwright/test";
import { isAlive } from "../visit.ts";
import { findings, shown } from "./inPage.ts";
import type { Scene } from "./scene.ts";
import { watch, type Witness } from "./witness.ts";

/** A browser in the scene: whatever a text does in it is seen. */
export class Visitor {
  readonly #scene: Scene;
  readonly #context: BrowserContext;
  readonly #witness: Witness;
  readonly #sought: { foreign: string; made: string };
  #sightings = 0;

  private constructor(scene: Scene, context: BrowserContext, witness: Witness) {
    this.#scene = scene;
    this.#context = context;
    this.#witness = witness;
    const made = scene.payloads.map(({ selector }) => selector).join();
    this.#sought = { foreign: scene.foreign.origin, made };
  }

  static async enter(scene: Scene, context: BrowserContext): Promise<Visitor> {
    const watched = { home: scene.app.url, payloads: scene.payloads };
    return new Visitor(scene, context, await watch(context, watched));
  }

  /** Opens a page in a window of its own and lets it come to rest. */
  async open(path: string, least = 1): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(this.#scene.app.url + path, { waitUntil: "networkidle" });
    if (!path.startsWith("/api/")) await isAlive(page);
    await this.look(page, { where: path, least });
    return page;
  }

  /** Expects at least `least` payloads to be read as text on the page, and nothing of them to act. */
  async look(page: Page, { where, least = 1 }: { where: string; least?: number }): Promise<void> {
    expect.soft(await page.evaluate(findings, this.#sought), where).toEqual([]);
    const seen = await page.evaluate(shown, this.#scene.texts);
    expect.soft(seen, `payloads to be read on ${where}`).toBeGreaterThanOrEqual(least);
    this.#sightings += seen;
  }

  /**
   * Looks at pages as the server wrote them, before a script could change them. With a `status`,
   * they must have it and payloads in them.
   */
  async readSources(paths: readonly string[], status?: number): Promise<void> {
    const page = await this.open("/studio/new", 0);
    for (const path of paths) {
      const response = await fetch(this.#scene.app.url + path);
      const source = await response.text();
      const found = await page.evaluate(findings, { ...this.#sought, source });
      expect.soft(found, path).toEqual([]);
      expect.soft(response.status, path).toBeLessThan(500);
      if (status === undefined) continue;
      expect.soft(response.status, path).toBe(status);
      expect.soft(source, path).toContain("ran(");
    }
    await page.close();
  }

  /** Expects that nothing has acted since this visitor came. Says how many payloads were read. */
  leave(): number {
    const { ran, made, dialogs, foreign, windows, violations, errors } = this.#witness;
    expect.soft([...ran], "payloads that ran").toEqual([]);
    expect.soft([...made], "payloads that became an element").toEqual([]);
    expect.soft(dialogs, "dialogs").toEqual([]);
    expect.soft(foreign, "requests to elsewhere").toEqual([]);
    expect.soft(this.#scene.foreign.connections(), "connections to elsewhere").toBe(0);
    expect.soft(windows, "windows").toEqual([]);
    expect.soft(violations, "what the content policy had to stop").toEqual([]);
    expect.soft(errors, "errors").toEqual([]);
    return this.#sightings;
  }
}
