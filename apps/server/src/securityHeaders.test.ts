import { expect, test } from "vitest";
import { contentPolicy } from "./securityHeaders.ts";

function directives(dev: boolean): Map<string, string[]> {
  const parts = contentPolicy("bm9uY2U=", dev).split("; ");
  return new Map(parts.map((part) => part.split(" ")).map(([name = "", ...rest]) => [name, rest]));
}

test("a page runs only scripts that carry its nonce", () => {
  const policy = directives(false);
  expect(policy.get("script-src")).toEqual(["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"]);
  expect(policy.get("style-src")).toEqual(["'self'", "'nonce-bm9uY2U='"]);
  expect(contentPolicy("bm9uY2U=", false)).not.toContain("unsafe-inline");
  expect(policy.get("connect-src")).toEqual(["'self'"]);
  for (const name of ["object-src", "base-uri", "frame-ancestors"]) {
    expect(policy.get(name)).toEqual(["'none'"]);
  }
});

test("only dev mode may evaluate code and open a WebSocket", () => {
  const policy = directives(true);
  expect(policy.get("script-src")).toContain("'unsafe-eval'");
  expect(policy.get("connect-src")).toContain("ws:");
  expect(contentPolicy("bm9uY2U=", false)).not.toMatch(/unsafe-eval|ws:/);
});
