import { describe, expect, test } from "vitest";
import { parseEnv, unusedVariables } from "./env.ts";
import { checkout } from "./environment.ts";

const strict = { loopbackPublished: false };
const published = { loopbackPublished: true };

function problems(source: Record<string, string>, options = strict): string[] {
  try {
    parseEnv(source, options);
  } catch (error) {
    return (error as Error).message.split("\n");
  }
  return [];
}

test("an empty environment gives the defaults", () => {
  expect(parseEnv({}, strict)).toEqual({
    PORT: 3000,
    HOST: "127.0.0.1",
    DATA_DIR: `${checkout}.data`,
    OPENAI_MODEL: "gpt-4o",
    PF_AUTH: "local",
    LOG_LEVEL: "warn",
  });
});

test("an empty variable counts as unset", () => {
  const env = parseEnv({ PORT: "", OPENAI_API_KEY: "", PF_SECRET: "" }, strict);
  expect(env.PORT).toBe(3000);
  expect(env).not.toHaveProperty("OPENAI_API_KEY");
});

test("values are read as what they are", () => {
  const source = {
    PORT: "0",
    PUBLIC_URL: "https://forge.example/",
    DATA_DIR: "/var/forge",
    PF_TRUSTED_PROXIES: "10.0.0.0/8, ::1",
  };
  expect(parseEnv(source, strict)).toMatchObject({
    PORT: 0,
    PUBLIC_URL: "https://forge.example",
    DATA_DIR: "/var/forge",
    PF_TRUSTED_PROXIES: ["10.0.0.0/8", "::1"],
  });
});

test("every problem is told at once", () => {
  const said = problems({
    PORT: "70000",
    LOG_LEVEL: "loud",
    HOST: "10.0.0.1",
    PF_AUTH: "accounts",
  });
  expect(said).toEqual([
    'PORT must be a whole number from 0 to 65535, not "70000".',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud".',
    expect.stringContaining("HOST=10.0.0.1 would let other machines in"),
    "PF_AUTH=accounts is not available yet.",
  ]);
});

test.each([
  ["PORT", "3000.5"],
  ["HOST", "example.org"],
  ["PUBLIC_URL", "https://forge.example/path"],
  ["PUBLIC_URL", "ftp://forge.example"],
  ["PF_AUTH", "none"],
  ["PF_TRUSTED_PROXIES", "10.0.0.0/33"],
  ["PF_TRUSTED_PROXIES", "10.0.0.0/8,"],
  ["PF_INIT_EMAIL", "nobody"],
  ["OPENAI_BASE_URL", "localhost:11434"],
])("%s=%s is refused by name", (name, value) => {
  expect(problems({ [name]: value })).toEqual([expect.stringMatching(`^${name} must be `)]);
});

test.each([
  ["DATABASE_URL", "mysql://me:sesame@db/forge"],
  ["REDIS_URL", "http://me:sesame@cache"],
  ["OPENAI_API_KEY", "sesame open"],
  ["PF_SECRET", "sesame"],
  ["PF_INIT_PASSWORD", "sesame"],
  ["PF_INIT_API_KEY", "sesame"],
])("a wrong %s is refused without being shown", (name, value) => {
  const [said, ...more] = problems({ [name]: value });
  expect(more).toEqual([]);
  expect(said).toMatch(`${name} must be `);
  expect(said).not.toContain("sesame");
});

describe("without accounts only this machine may connect", () => {
  test.each(["127.0.0.1", "127.4.5.6", "::1", "localhost"])("%s is this machine", (HOST) => {
    expect(problems({ HOST })).toEqual([]);
  });

  test.each(["0.0.0.0", "::", "192.168.1.4", "fe80::1"])("%s is refused", (HOST) => {
    expect(problems({ HOST })).toEqual([expect.stringContaining(`HOST=${HOST} would let other`)]);
  });

  test("a container may listen on all, when its port is published on the loopback address", () => {
    expect(parseEnv({ HOST: "0.0.0.0" }, published).HOST).toBe("0.0.0.0");
  });
});

test("variables that have no effect yet are named", () => {
  const env = parseEnv({ REDIS_URL: "redis://cache:6379", PORT: "3001" }, strict);
  expect(unusedVariables(env)).toEqual(["REDIS_URL"]);
});
