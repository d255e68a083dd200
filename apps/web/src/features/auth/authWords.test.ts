import { expect, test } from "vitest";
import { authWords, providerFailure } from "./authWords.ts";

test("a known code is said in our words, another in the server's", () => {
  const wrong = { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" };
  expect(authWords(wrong)).toBe("The e-mail address or the password is not right.");
  expect(authWords({ code: "BRAND_NEW", message: "The moon is full." })).toBe("The moon is full.");
});

test("what a provider sends back is explained, and never shown as it came", () => {
  expect(providerFailure("account_not_linked")).toMatch(/Sign in with its password/);
  expect(providerFailure("INVITATION_REQUIRED")).toMatch(/invited/);
  expect(providerFailure("<b>x</b>")).toBe("The provider could not sign you in. Start again.");
});
