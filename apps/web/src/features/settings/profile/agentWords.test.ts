import { expect, test } from "vitest";
import { agentWords } from "./agentWords.ts";

const mozilla = "Mozilla/5.0";

test.each([
  [`${mozilla} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`, "Firefox on Linux"],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`,
    "Safari on macOS",
  ],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`,
    "Microsoft Edge on Windows",
  ],
  [
    `${mozilla} (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36`,
    "Chrome on Android",
  ],
])("%s is %s", (userAgent, words) => expect(agentWords(userAgent)).toBe(words));

test("what nobody can name is shown as it is", () => {
  expect(agentWords("")).toBe("Unknown browser");
  expect(agentWords(null)).toBe("Unknown browser");
  expect(agentWords("%%%")).toBe("%%%");
});
