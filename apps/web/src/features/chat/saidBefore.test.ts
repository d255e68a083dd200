import type { Turn } from "@personaforge/contract/conversation";
import { expect, test } from "vitest";
import { saidBefore } from "./saidBefore.ts";

const turn = (role: Turn["role"], text: string): Turn => ({
  ...{ id: text, conversation_id: "c", position: 0, role, text, state: "complete" },
  ...{ error_code: null, version: 1, prompt_hash: null, provider: null, model: null },
  ...{ finish_reason: null, usage: null, created_at: "" },
});

test("a message without a word in reply was not said", () => {
  const turns = [
    turn("character", "Come in."),
    turn("user", "Hello?"),
    turn("character", ""),
    turn("user", "Anybody?"),
    turn("character", "Yes."),
  ];
  expect(saidBefore(turns)).toEqual([
    { role: "character", text: "Come in." },
    { role: "user", text: "Anybody?" },
    { role: "character", text: "Yes." },
  ]);
});

test("a message that waits for its reply was said", () => {
  expect(saidBefore([turn("user", "Hello?")])).toEqual([{ role: "user", text: "Hello?" }]);
});
