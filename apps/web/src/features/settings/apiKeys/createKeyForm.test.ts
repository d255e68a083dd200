import { createApiKey } from "@personaforge/contract/apiKey";
import { expect, test } from "vitest";
import { emptyKey, toNewKey } from "./createKeyForm.ts";

test("an untouched form is a key that reads for 90 days", () => {
  const key = createApiKey.parse(toNewKey({ ...emptyKey, name: "Bot" }));
  expect(key).toEqual({
    name: "Bot",
    scopes: ["characters:read"],
    origins: [],
    expires_in_days: 90,
    rate_per_minute: 600,
    monthly_tokens: null,
  });
});

test("origins stand on lines, numbers as people write them, and empty is no limit", () => {
  const typed = { origins: "https://a.example/\n http://localhost:5173, ", rate_per_minute: "" };
  const key = toNewKey({
    ...emptyKey,
    ...typed,
    expires_in_days: "never",
    monthly_tokens: "1,000 000",
  });
  expect(key).toMatchObject({
    origins: ["https://a.example", "http://localhost:5173"],
    expires_in_days: null,
    rate_per_minute: null,
    monthly_tokens: 1_000_000,
  });
});

test("what is no number is refused in the contract's words", () => {
  const { error } = createApiKey.safeParse(
    toNewKey({ ...emptyKey, name: "Bot", monthly_tokens: "many" }),
  );
  expect(error?.issues.map(({ message }) => message)).toEqual([
    "monthly_tokens must be a whole number.",
  ]);
});
