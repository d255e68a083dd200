import { expect, test } from "vitest";
import { databaseProblem } from "./store.ts";

const url = "postgres://forge:sesame@db.example:6432/forge?sslmode=require&password=sesame";

function failure(code?: string, message = "no"): Error {
  return Object.assign(new Error(message), code && { code });
}

test.each([
  [failure("ECONNREFUSED"), "The database at db.example:6432 does not answer (ECONNREFUSED)."],
  [failure("ENOTFOUND"), "The database at db.example:6432 does not answer (ENOTFOUND)."],
  [
    failure(undefined, "timeout exceeded when trying to connect"),
    "The database at db.example:6432 does not answer (no connection in time).",
  ],
  [failure("28P01"), "The database at db.example:6432 refused the user name or the password."],
  [failure("3D000"), "The server at db.example:6432 has no database of that name."],
  [failure("42501"), "may not create tables."],
  [failure("XX000", "odd"), "The database at db.example:6432 cannot be used: odd."],
])("%s is told with its place and without the password", (error, sentence) => {
  const said = databaseProblem(error, url);
  expect(said).toContain(sentence);
  expect(said).toContain("(postgres://forge:***@db.example:6432/forge)");
  expect(said).not.toContain("sesame");
});

test("a URL without a port means 5432", () => {
  const said = databaseProblem(failure("ECONNREFUSED"), "postgres://db.example/forge");
  expect(said).toContain("db.example:5432 does not answer");
});
