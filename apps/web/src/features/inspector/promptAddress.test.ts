import { expect, test } from "vitest";
import { promptAddress, promptCommand } from "./promptAddress.ts";
import { standardContext } from "@personaforge/prompt/budgetFor";
import { sentText } from "./targets.ts";

const origin = "http://localhost:3000";
const asked = { slug: "mira-vale-k3f9", target: "gemini", context: standardContext } as const;

test("the address names what differs from the standard", () => {
  const address = `${origin}/api/v1/characters/mira-vale-k3f9/prompt?target=gemini`;
  expect(promptAddress(origin, asked)).toBe(address);
  expect(promptAddress(origin, { ...asked, context: 8_192 })).toBe(`${address}&context=8192`);
  expect(promptCommand(origin, asked)).toBe(
    `curl -H "authorization: Bearer $PERSONAFORGE_API_KEY" "${address}"`,
  );
});

test("a template's text is sent as it is, and messages as JSON", () => {
  expect(sentText({ text: "<|im_start|>\n", stop: [] })).toBe("<|im_start|>\n");
  const messages = [{ role: "user" as const, content: "Hi" }];
  expect(JSON.parse(sentText({ messages }))).toEqual({ messages });
});
