import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { makePersonalOwner } from "./setup.ts";
import { identityServer, password, setupToken } from "./testing/identityServer.ts";

const token = { "x-setup-token": setupToken };
const person = (name: string) => ({ name, email: `${name}@example.org`, password });

describe("the first account", async () => {
  const { browser, db, identity } = await identityServer();

  test("needs the setup token", async () => {
    expect(await identity.offers()).toEqual({ providers: [], mail: false, sign_up: "setup" });
    const without = await browser().post("/sign-up/email", person("eve"));
    expect(without).toMatchObject({ status: 403, body: { code: "SETUP_REQUIRED" } });
    const wrong = { "x-setup-token": `${setupToken}x` };
    const refused = await browser().post("/sign-up/email", person("eve"), wrong);
    expect(refused).toMatchObject({ status: 403, body: { code: "SETUP_TOKEN_WRONG" } });
    expect(await db.selectFrom("account").selectAll().execute()).toEqual([]);
  });

  test("is one, of thirty that come at once", async () => {
    const signUp = (index: number) =>
      browser().post("/sign-up/email", person(`first${index}`), token);
    const attempts = Array.from({ length: 30 }, async (_, index) => {
      let answer = await signUp(index);
      // A machine with too much else to do opens no ten connections in 5 s, and says to try again.
      while (answer.status === 503) answer = await signUp(index);
      return answer;
    });
    const answers = await Promise.all(attempts);
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 29 }, () => 409)]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: "SETUP_DONE",
    });

    const accounts = await db.selectFrom("account").selectAll().execute();
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({ is_instance_owner: true, email_verified: true });
    expect(await db.selectFrom("owner").selectAll().execute()).toHaveLength(1);
    expect(await db.selectFrom("login").selectAll().execute()).toHaveLength(1);
    const members = await db.selectFrom("member").selectAll().execute();
    expect(members).toEqual([
      expect.objectContaining({
        owner_id: accounts[0]?.owner_id,
        account_id: accounts[0]?.id,
        role: "owner",
      }),
    ]);
  });

  test("is followed by others who need no token, each with a workspace of their own", async () => {
    const open = await browser().post("/sign-up/email", person("Zoë Ångström"));
    expect(open.status).toBe(400);
    const second = { ...person("zoe"), name: "Zoë Ångström" };
    expect(await browser().post("/sign-up/email", second)).toMatchObject({ status: 200 });
    const account = await db
      .selectFrom("account")
      .innerJoin("owner", "owner.id", "account.owner_id")
      .innerJoin("member", "member.account_id", "account.id")
      .select([
        "account.is_instance_owner",
        "owner.handle",
        "owner.kind",
        "owner.name",
        "member.role",
      ])
      .whereRef("member.owner_id", "=", "owner.id")
      .where("account.email", "=", "zoe@example.org")
      .executeTakeFirstOrThrow();
    expect(account).toMatchObject({ is_instance_owner: false, kind: "personal", role: "owner" });
    expect(account.name).toBe("Zoë Ångström");
    expect(account.handle).toMatch(/^zoe-angstroem-[a-z0-9]{5}$/);
    expect((await identity.offers()).sign_up).toBe("open");
  });

  test("hides nobody behind a used setup link", async () => {
    const late = await browser().post("/sign-up/email", person("late"), token);
    expect(late).toMatchObject({ status: 409, body: { code: "SETUP_DONE" } });
  });
});

describe("thirty transactions at once, without the hashing that spreads them", async () => {
  const { db } = await identityServer();

  test("leave one owner", async () => {
    const rules = { signUp: "open", setupToken } as const;
    const makeFirst = (index: number) =>
      db.transaction().execute(async (tx) => {
        const email = `first${index}@example.org`;
        const applicant = { email, token: setupToken, name: "First" };
        const { ownerId, first } = await makePersonalOwner(tx, rules, applicant);
        await tx
          .insertInto("account")
          .values({
            id: uuidv7(),
            owner_id: ownerId,
            email,
            name: "First",
            is_instance_owner: first,
          })
          .execute();
      });
    const ends = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => makeFirst(index)),
    );
    const refused = ends.flatMap((end) =>
      end.status === "rejected" ? [end.reason as unknown] : [],
    );
    expect(refused).toEqual(
      Array.from({ length: 29 }, () => expect.objectContaining({ code: "SETUP_DONE" })),
    );
    expect(await db.selectFrom("owner").select("id").execute()).toHaveLength(1);
  });
});

describe("an installation that was used without accounts", async () => {
  const { db, identity } = await identityServer();

  test("gives what it holds to the account from the environment, once", async () => {
    const local = uuidv7();
    await db.insertInto("owner").values({ id: local, handle: "local", name: "You" }).execute();
    const owner = { email: "Admin@Example.org", password };
    await Promise.all([identity.ensureFirstOwner(owner), identity.ensureFirstOwner(owner)]);
    await identity.ensureFirstOwner({ email: "second@example.org", password });
    const accounts = await db.selectFrom("account").selectAll().execute();
    expect(accounts).toEqual([
      expect.objectContaining({
        email: "admin@example.org",
        owner_id: local,
        is_instance_owner: true,
      }),
    ]);
    const owners = await db.selectFrom("owner").selectAll().execute();
    expect(owners).toEqual([
      expect.objectContaining({ id: local, name: "Admin", kind: "personal" }),
    ]);
    expect(owners[0]?.handle).toMatch(/^admin-/);
  });
});

describe("the account from the environment", async () => {
  const { db, identity } = await identityServer();

  test("is refused with a sentence when the password is too short", async () => {
    await expect(
      identity.ensureFirstOwner({ email: "a@example.org", password: "short" }),
    ).rejects.toThrow("the first account cannot be made: A password has at least 10 characters.");
    expect(await db.selectFrom("owner").selectAll().execute()).toEqual([]);
  });
});

describe("an installation for those who were invited", async () => {
  const { browser, db, identity, setUp } = await identityServer({ signUp: "invited" });

  test("lets in whoever holds a living invitation", async () => {
    await setUp();
    expect((await identity.offers()).sign_up).toBe("invited");
    const stranger = await browser().post("/sign-up/email", person("guest"));
    expect(stranger).toMatchObject({ status: 403, body: { code: "INVITATION_REQUIRED" } });
    const { owner_id } = await db
      .selectFrom("account")
      .select("owner_id")
      .executeTakeFirstOrThrow();
    const invite = (email: string, expires_at: string) =>
      db
        .insertInto("invitation")
        .values({
          id: uuidv7(),
          owner_id,
          email,
          role: "editor",
          token_hash: uuidv7().replaceAll("-", "").repeat(2),
          expires_at,
        })
        .execute();
    await invite("late@example.org", new Date(Date.now() - 1_000).toISOString());
    await invite("guest@example.org", new Date(Date.now() + 60_000).toISOString());
    expect((await browser().post("/sign-up/email", person("late"))).status).toBe(403);
    expect((await browser().post("/sign-up/email", person("guest"))).status).toBe(200);
  });
});
