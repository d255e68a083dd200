import { pino } from "pino";
import { expect, test } from "vitest";
import { identityLog } from "./identityLog.ts";

const lines: string[] = [];
const { log } = identityLog(
  pino({ level: "debug" }, { write: (line: string) => void lines.push(line) }),
);

test("addresses, tokens and the details of errors stay out of the log", () => {
  const token = "eyJhbGciOiJIUzI1NiJ9.eyJlbWFpbCI6ImFkYSJ9.c2lnbmF0dXJl";
  const detail = "Key (email)=(ada@example.org) already exists.";
  const error = Object.assign(new Error(`duplicate key: ${detail}`), { code: "23505", detail });
  log("error", `Sign-up for ada@example.org with ${token} failed`, error, {
    password: "open sesame",
  });
  expect(JSON.parse(lines.join(""))).toMatchObject({
    level: 50,
    msg: "auth: Sign-up for [address] with [token] failed",
    errors: [{ name: "Error", code: "23505" }],
  });
  expect(lines.join("")).not.toMatch(/example\.org|sesame|eyJ|already exists/);
});
