import type { Browser, BrowserContext, Page } from "@playwright/test";
import { Caller, type Person, setupLink } from "../accounts/people.ts";
import { type App, removeFolder, startApp } from "../app.ts";
import { visit } from "../visit.ts";

type State = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** The pages of the settings, by the end of their address. */
export const places = ["profile", "api-keys", "models", "members", "audit", "data"];

/** An installation with accounts, whose people are signed in once each: signing in is counted. */
export class Installation {
  readonly app: App;
  readonly #states = new Map<Person, State>();

  private constructor(app: App) {
    this.app = app;
  }

  /** The first of the people sets it up. */
  static async start(browser: Browser, people: readonly Person[]): Promise<Installation> {
    const installation = new Installation(await startApp({ env: { PF_AUTH: "accounts" } }));
    const { app } = installation;
    const token = new URLSearchParams(new URL(setupLink(app)).hash.slice(1)).get("setup");
    for (const [index, who] of people.entries()) {
      const context = await browser.newContext();
      const caller = new Caller(context, app);
      await caller.signUp(who, index === 0 && token !== null ? token : undefined);
      await caller.signIn(who);
      await installation.leave(who, context);
    }
    return installation;
  }

  /** A browser in which somebody is signed in. */
  async enter(browser: Browser, who: Person): Promise<Page> {
    const storageState = this.#states.get(who);
    const context = await browser.newContext(storageState && { storageState });
    return context.newPage();
  }

  /** Keeps the session of a browser for the next one, and closes it. */
  async leave(who: Person, context: BrowserContext): Promise<void> {
    this.#states.set(who, await context.storageState());
    await context.close();
  }

  async open(page: Page, place: string): Promise<void> {
    await visit(page, `${this.app.url}/settings/${place}`);
  }

  async stop(): Promise<number | null> {
    const code = await this.app.stop();
    await removeFolder(this.app.dataDir);
    return code;
  }
}
