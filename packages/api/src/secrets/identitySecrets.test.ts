import { randomBytes } from "node:crypto";
import { betterAuth } from "better-auth";
import { symmetricDecrypt } from "better-auth/crypto";
import { expect, test } from "vitest";
import { followKeyring, identitySecrets, readSigned, sign } from "./identitySecrets.ts";
import { type Keyring, parseKeyring } from "./keyring.ts";

const fresh = () => randomBytes(32).toString("hex");
const [first, second] = [fresh(), fresh()];
const before = parseKeyring(`1:${first}`);
const during = parseKeyring(`2:${second},1:${first}`);
const after = parseKeyring(`2:${second}`);

function library(keyring: Keyring) {
  return betterAuth({
    baseURL: "http://localhost:3000",
    secrets: identitySecrets(keyring),
    emailAndPassword: { enabled: true },
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

/** Signs somebody up at the library, and gives the session cookie as the browser keeps it. */
async function signUp(keyring: Keyring) {
  const auth = library(keyring);
  const { headers } = await auth.api.signUpEmail({
    body: { name: "Mira", email: "mira@forge.example", password: "ten letters" },
    returnHeaders: true,
  });
  const [, cookie = ""] = /session_token=([^;]+)/.exec(headers.get("set-cookie") ?? "") ?? [];
  return { auth, cookie: decodeURIComponent(cookie) };
}

const sessionOf = async (auth: ReturnType<typeof library>, cookie: string) => {
  const headers = new Headers({
    cookie: `better-auth.session_token=${encodeURIComponent(cookie)}`,
  });
  return auth.api.getSession({ headers });
};

test("a cookie of the library is read under every version, and signed for it anew", async () => {
  const { auth, cookie } = await signUp(before);
  const token = readSigned(during, cookie);
  expect((await sessionOf(auth, cookie))?.session.token).toBe(token);
  expect(sign(before, token ?? "")).toBe(cookie);
  expect(readSigned(after, sign(during, token ?? ""))).toBe(token);
});

test("a cookie that nobody signed, or a retired version did, is none", async () => {
  const { cookie } = await signUp(before);
  expect(readSigned(after, cookie)).toBeNull();
  expect(readSigned(before, `x${cookie}`)).toBeNull();
  expect(readSigned(before, cookie.slice(0, -1))).toBeNull();
  for (const text of ["", ".", "token", "token."]) expect(readSigned(before, text)).toBeNull();
});

test("the library takes the versions as its own, and never the secret itself", async () => {
  const { secretConfig } = await library(during).$context;
  const [current] = identitySecrets(during);
  expect(secretConfig).toMatchObject({ currentVersion: 2 });
  expect(JSON.stringify(identitySecrets(during))).not.toContain(second);
  expect(current?.value).not.toBe(identitySecrets(before)[0]?.value);
  await expect(symmetricDecrypt({ key: secretConfig, data: "$ba$3$00" })).rejects.toThrow(
    "Secret version 3 not found",
  );
});

test("what is built from a keyring is built again after a rotation, and only then", () => {
  let now = before;
  let built = 0;
  const live: Keyring = {
    get current() {
      return now.current;
    },
    get all() {
      return now.all;
    },
  };
  const get = followKeyring(live, () => `${(built += 1)}: ${live.current.version}`);
  expect([get(), get()]).toEqual(["1: 1", "1: 1"]);
  now = during;
  expect([get(), get()]).toEqual(["2: 2", "2: 2"]);
});
