import { pino } from "pino";
import { expect, test } from "vitest";
import { createRateLimits } from "../rateLimits/rateLimits.ts";
import { accountsApi, password } from "../testing/accountsApi.ts";
import { demandPassword } from "./password.ts";

const api = await accountsApi();
const limits = createRateLimits({ store: { kind: "memory" }, log: pino({ level: "silent" }) });
const ask = (accountId: string, typed?: string) =>
  demandPassword({ db: api.db, limits }, accountId, typed);

test("the password is asked for five times in a quarter of an hour, for each account", async () => {
  const [ada, ben] = [await api.join("Ada"), await api.join("Ben")];
  await ask(ada.accountId, password);
  // What was not typed is not wrong.
  for (let time = 0; time < 6; time++) {
    await expect(ask(ada.accountId)).rejects.toThrow("Type your password too.");
  }
  for (let time = 0; time < 5; time++) {
    await expect(ask(ada.accountId, "wrong horse")).rejects.toThrow("This is not your password.");
  }
  await expect(ask(ada.accountId, password)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await ask(ben.accountId, password);
});
