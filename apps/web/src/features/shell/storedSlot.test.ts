import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { storedSlot } from "./storedSlot.ts";

/** The events of a tab. */
let tab: EventTarget;
beforeEach(() => {
  tab = new EventTarget();
  vi.stubGlobal("window", tab);
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, "localStorage");
  vi.unstubAllGlobals();
});

function plantStorage(get: () => Partial<Storage>) {
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get });
}

function plantKept(): Map<string, string> {
  const kept = new Map<string, string>();
  plantStorage(() => ({
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  }));
  return kept;
}

/** As another tab that wrote. */
const hear = (key: string | null) =>
  tab.dispatchEvent(Object.assign(new Event("storage"), { key }));

describe("a browser that keeps things", () => {
  test("keeps the text under its name, and forgets it", () => {
    const kept = plantKept();
    const slot = storedSlot("import");
    expect(slot.get()).toBeNull();
    slot.set("one");
    expect([slot.get(), [...kept]]).toEqual(["one", [["import", "one"]]]);
    slot.remove();
    expect([slot.get(), kept.size]).toEqual([null, 0]);
  });

  test("tells of changes here and in other tabs, until nobody listens", () => {
    const kept = plantKept();
    const slot = storedSlot("import");
    const heard: (string | null)[] = [];
    const stop = slot.subscribe(() => heard.push(slot.get()));
    slot.set("one");
    kept.set("import", "two");
    hear("import");
    hear("letter-keys");
    kept.clear();
    hear(null);
    stop();
    slot.set("three");
    hear("import");
    expect(heard).toEqual(["one", "two", null]);
  });

  test("without room keeps the newest text in memory, until another tab writes", () => {
    const kept = plantKept();
    kept.set("import", "old");
    const read = (name: string) => kept.get(name) ?? null;
    plantStorage(() => ({
      getItem: read,
      setItem() {
        throw new DOMException("full", "QuotaExceededError");
      },
    }));
    const slot = storedSlot("import");
    const stop = slot.subscribe(() => undefined);
    slot.set("new");
    expect(slot.get()).toBe("new");
    kept.set("import", "newest");
    hear("import");
    expect(slot.get()).toBe("newest");
    stop();
  });
});

test("a browser that blocks site data throws at every touch: the text stands in memory", () => {
  plantStorage(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  const slot = storedSlot("import");
  const heard: (string | null)[] = [];
  const stop = slot.subscribe(() => heard.push(slot.get()));
  expect(slot.get()).toBeNull();
  slot.set("one");
  slot.remove();
  stop();
  expect(heard).toEqual(["one", null]);
});
