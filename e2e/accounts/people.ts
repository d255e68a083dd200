import { type APIRequestContext, type BrowserContext, expect, type Page } from "@playwright/test";
import type { App } from "../app.ts";
import { isAlive } from "../visit.ts";

export interface Person {
  name: string;
  email: string;
  password: string;
}

export function person(name: string): Person {
  const email = `${name.toLowerCase().replace(" ", ".")}@example.org`;
  return { name, email, password: `${name} walks in the rain` };
}

/** The link with which the first account is made, as the terminal shows it. */
export function setupLink(app: App): string {
  const link = /http\S+\/sign-up#setup=\S+/.exec(app.output())?.[0];
  if (link === undefined) throw new Error(`no setup link: ${app.output()}`);
  return link;
}

export async function fillSignUp(page: Page, { name, email, password }: Person): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign up" }).click();
}

export async function fillSignIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await isAlive(page);
  await page.getByRole("button", { name: /^Account:/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
}

/** A call of the API as the person whose cookie the context has; answers with its JSON. */
export class Caller {
  readonly #request: APIRequestContext;
  readonly #url: string;

  constructor({ request }: Pick<BrowserContext, "request">, app: App) {
    this.#request = request;
    this.#url = app.url;
  }

  async post(path: string, data: object, headers: Record<string, string> = {}): Promise<unknown> {
    const origin = { origin: this.#url, ...headers };
    const response = await this.#request.post(this.#url + path, { data, headers: origin });
    expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
    return response.json();
  }

  async get<Answer>(path: string): Promise<Answer> {
    const response = await this.#request.get(this.#url + path);
    expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
    return (await response.json()) as Answer;
  }

  async status(path: string): Promise<number> {
    return (await this.#request.get(this.#url + path)).status();
  }

  async delete(path: string): Promise<void> {
    const headers = { origin: this.#url };
    const response = await this.#request.delete(this.#url + path, { headers });
    expect(response.ok(), `${path}: ${await response.text()}`).toBe(true);
  }

  async signIn({ email, password }: Person): Promise<void> {
    await this.post("/api/auth/sign-in/email", { email, password });
  }

  async signUp(who: Person, setupToken?: string): Promise<void> {
    const headers: Record<string, string> =
      setupToken === undefined ? {} : { "x-setup-token": setupToken };
    await this.post("/api/auth/sign-up/email", who, headers);
  }
}
