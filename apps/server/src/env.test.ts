import { describe, expect, test } from "vitest";
import { environmentWarnings, parseEnv } from "./env.ts";
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
    PF_SIGN_UP: "open",
    PF_DAILY_TOKENS: 500_000,
    PF_STORAGE_BYTES: 10_737_418_240,
    OIDC_NAME: "Single sign-on",
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
    PF_IMPORT_HOSTS: "Cards.example.org, 192.168.1.9:8000,[::1]:81",
  };
  expect(parseEnv(source, strict)).toMatchObject({
    PORT: 0,
    PUBLIC_URL: "https://forge.example",
    DATA_DIR: "/var/forge",
    PF_TRUSTED_PROXIES: ["10.0.0.0/8", "::1"],
    PF_IMPORT_HOSTS: ["cards.example.org", "192.168.1.9:8000", "[::1]:81"],
  });
});

test("every problem is told at once", () => {
  const said = problems({
    PORT: "70000",
    LOG_LEVEL: "loud",
    HOST: "10.0.0.1",
    SMTP_URL: "smtp://mail.example",
  });
  expect(said).toEqual([
    'PORT must be a whole number from 0 to 65535, not "70000".',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud".',
    "SMTP_URL and MAIL_FROM must be given together; MAIL_FROM is missing.",
    expect.stringContaining("HOST=10.0.0.1 would let other machines in"),
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
  ["PF_IMPORT_HOSTS", "cards.example.org,"],
  ["PF_IMPORT_HOSTS", "https://cards.example.org"],
  ["PF_IMPORT_HOSTS", "cards.example.org/mira"],
  ["PF_IMPORT_HOSTS", "me@cards.example.org"],
  ["PF_SIGN_UP", "closed"],
  ["PF_DAILY_TOKENS", "-1"],
  ["PF_DAILY_TOKENS", "1e6"],
  ["PF_STORAGE_BYTES", "10 GiB"],
  ["OIDC_NAME", "x".repeat(41)],
  ["OPENAI_BASE_URL", "localhost:11434"],
])("%s=%s is refused by name", (name, value) => {
  expect(problems({ [name]: value })).toEqual([expect.stringMatching(`^${name} must be `)]);
});

/** Groups that are complete, so that only the value under test is wrong. */
const complete = {
  PF_INIT_EMAIL: "mira@forge.example",
  PF_INIT_PASSWORD: "ten letters",
  GITHUB_CLIENT_ID: "id",
  GITHUB_CLIENT_SECRET: "made-up",
  OIDC_ISSUER: "https://login.example",
  OIDC_CLIENT_ID: "id",
  OIDC_CLIENT_SECRET: "made-up",
  SMTP_URL: "smtp://mail.example",
  MAIL_FROM: "PersonaForge <forge@forge.example>",
};

test.each([
  ["PF_INIT_EMAIL", "nobody"],
  ["GITHUB_CLIENT_ID", "two words"],
  ["OIDC_ISSUER", "http://login.example"],
  ["OIDC_ISSUER", "https://login.example?tenant=1"],
  ["MAIL_FROM", "Nobody"],
  ["MAIL_FROM", "A <a@b.example>\r\nBcc: c@d.example"],
])("%s=%s is refused by name, in its group", (name, value) => {
  expect(problems(complete)).toEqual([]);
  const said = problems({ ...complete, [name]: value });
  expect(said).toEqual([expect.stringMatching(`^${name} must be `)]);
});

test.each([
  ["DATABASE_URL", "mysql://me:sesame@db/forge"],
  ["REDIS_URL", "http://me:sesame@cache"],
  ["OPENAI_API_KEY", "sesame open"],
  ["PF_SECRET", "sesame"],
  ["PF_SECRET", "2:sesame,1:sesame"],
  ["PF_INIT_PASSWORD", "sesame"],
  ["PF_INIT_PASSWORD", "sesame".repeat(22)],
  ["PF_INIT_API_KEY", "sesame"],
  ["GOOGLE_CLIENT_SECRET", "sesame open"],
  ["OIDC_CLIENT_SECRET", "sesame\nopen"],
  ["SMTP_URL", "http://me:sesame@mail"],
])("a wrong %s is refused without being shown", (name, value) => {
  const group = name.startsWith("GOOGLE") ? { GOOGLE_CLIENT_ID: "id" } : {};
  const [said, ...more] = problems({ ...complete, ...group, [name]: value });
  expect(more).toEqual([]);
  expect(said).toMatch(`${name} must be `);
  expect(said).not.toContain("sesame");
});

test.each([
  ["0".repeat(64), "uses too few different characters"],
  ["changeme-".repeat(8), "uses too few different characters"],
  ["0123456789abcdef".repeat(4), "repeats one piece of text"],
  ["your-secret-key-please-change-this-1", "is a placeholder"],
])("PF_SECRET=%s keeps PersonaForge from starting", (value, why) => {
  expect(problems({ PF_SECRET: value })).toEqual([
    expect.stringMatching(`^PF_SECRET must be .*The value given \\(hidden\\) ${why}\\.$`),
  ]);
});

test.each(Object.keys(complete))("%s alone in its group is told", (name) => {
  const rest = Object.fromEntries(Object.entries(complete).filter(([key]) => key !== name));
  expect(problems(rest)).toEqual([
    expect.stringMatching(`${name}.* must be given together; ${name} is missing\\.$`),
  ]);
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

describe("with accounts other machines may connect", () => {
  const accounts = { PF_AUTH: "accounts", HOST: "0.0.0.0" };

  test("to an address that must be known", () => {
    const said = problems(accounts);
    expect(said).toEqual([expect.stringContaining("set PUBLIC_URL to the address people type")]);
    expect(problems({ ...accounts, PUBLIC_URL: "https://forge.example" })).toEqual([]);
    expect(problems({ PF_AUTH: "accounts" })).toEqual([]);
    expect(problems(accounts, published)).toEqual([]);
  });

  test.each([
    ["http://forge.example", 1],
    ["https://forge.example", 0],
    ["http://localhost:3000", 0],
    ["http://[::1]:3000", 0],
  ])("%s gives %i warnings", (PUBLIC_URL, count) => {
    const warnings = environmentWarnings(parseEnv({ ...accounts, PUBLIC_URL }, strict));
    expect(warnings).toEqual(
      Array.from({ length: count }, () => expect.stringContaining("is not encrypted") as string),
    );
  });
});

test("variables without effect are named", () => {
  const env = parseEnv(
    {
      DATABASE_REPLICA_URL: "postgres://db/forge",
      PF_SIGN_UP: "invited",
      OIDC_NAME: "Single sign-on",
    },
    strict,
  );
  expect(environmentWarnings(env)).toEqual([
    "DATABASE_REPLICA_URL is set but not used yet.",
    "PF_SIGN_UP has no effect while PF_AUTH is local.",
  ]);
});
