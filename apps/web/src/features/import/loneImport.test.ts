import { expect, test } from "vitest";
import { leaveClosed, lone, openByItself } from "./loneImport.ts";

const key = (repeat: boolean) => Object.assign(new Event("keydown"), { repeat });

test("one file opens by itself, until the person does something else", () => {
  const page = new EventTarget();
  openByItself("a", page);
  openByItself("b", page);
  page.dispatchEvent(key(true));
  expect(lone.get()).toBe("b");
  page.dispatchEvent(key(false));
  expect(lone.get()).toBeNull();
  openByItself("c", page);
  page.dispatchEvent(new Event("pointerdown"));
  expect(lone.get()).toBeNull();
});

test("what was opened, or given up, listens no more", () => {
  const page = new EventTarget();
  openByItself("a", page);
  leaveClosed();
  openByItself("b", new EventTarget());
  page.dispatchEvent(key(false));
  expect(lone.get()).toBe("b");
  leaveClosed();
});
