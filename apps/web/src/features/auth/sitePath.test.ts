import { expect, test } from "vitest";
import { signInPath, sitePath } from "./sitePath.ts";

test.each([
  "/studio?q=mira&tag=sea",
  "/c/mira-vale-k3f9/chat",
  "/explore#top",
  "/tags/sea%20witch",
])("%s is a place to go on to", (path) => expect(sitePath(path)).toBe(path));

test.each([
  "https://evil.example/studio",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  " /studio/new",
  "",
])("%j leads to the library", (path) => expect(sitePath(path)).toBe("/studio"));

test("without one path, the library", () => {
  expect(sitePath(undefined)).toBe("/studio");
  expect(sitePath(["/a", "/b"])).toBe("/studio");
});

test("the way to sign in carries the whole address", () => {
  expect(signInPath("/studio")).toBe("/sign-in");
  const { searchParams } = new URL(signInPath("/studio?q=a&tag=b"), "http://localhost");
  expect(sitePath(searchParams.get("next") ?? "")).toBe("/studio?q=a&tag=b");
});
