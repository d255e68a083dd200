import type { BrowserContext } from "@playwright/test";
import { watchDocument } from "./inPage.ts";
import type { Payload } from "./payloads.ts";

/** What happened in any page of a browser context; every list is empty where text stays text. */
export interface Witness {
  /** Payloads whose script ran. */
  readonly ran: Set<number>;
  /** Payloads whose element was in a document, if only for a moment; with where that was. */
  readonly made: Map<number, string>;
  readonly dialogs: string[];
  /** Requests to an origin that is not the app's. */
  readonly foreign: string[];
  /** Addresses of windows that a page opened. */
  readonly windows: string[];
  /** What the content policy refused. */
  readonly violations: string[];
  /** Uncaught errors, such as a page that its scripts rendered differently from the server. */
  readonly errors: string[];
}

/** Watches every page and frame that the context opens from now on. */
export async function watch(
  context: BrowserContext,
  { home, payloads }: { home: string; payloads: readonly Payload[] },
): Promise<Witness> {
  const ran = new Set<number>();
  const made = new Map<number, string>();
  const dialogs: string[] = [];
  const foreign: string[] = [];
  const windows: string[] = [];
  const violations: string[] = [];
  const errors: string[] = [];
  await context.exposeBinding("ran", (_source, number: number) => ran.add(number));
  await context.exposeBinding("made", (_source, number: number, where: string) => {
    made.set(number, where);
  });
  await context.exposeBinding("violated", ({ frame }, what: string) => {
    violations.push(`${frame.url()}: ${what}`);
  });
  await context.addInitScript(watchDocument, {
    made: payloads.map(({ number, selector }) => [number, selector] as const),
  });
  context.on("dialog", (dialog) => {
    dialogs.push(`${dialog.type()} ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== home && protocol !== "data:" && protocol !== "blob:") {
      foreign.push(request.url());
    }
  });
  context.on("page", (page) => {
    page.on("popup", (popup) => windows.push(popup.url()));
  });
  context.on("weberror", (error) => errors.push(error.error().message));
  return { ran, made, dialogs, foreign, windows, violations, errors };
}
