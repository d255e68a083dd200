import { expect, test } from "vitest";
import type { JsonObject } from "../document.ts";
import { readDocument } from "../documents.ts";
import { eliza } from "./eliza.ts";
import { letta } from "./letta.ts";
import { strip } from "./secrets.ts";
import * as documents from "./testing/documents.ts";
import { processorTime } from "../testing/processorTime.ts";

test("secrets of elizaOS are taken out wherever they stand", () => {
  const raw = {
    ...documents.elizaOld,
    secrets: { A: "1" },
    settings: {
      secrets: { OPENAI_API_KEY: "" },
      voice: { model: "v", apiKey: "abc" },
      DISCORD_API_TOKEN: "abc",
      HELIUS_KEY: "abc",
      SOLANA_PUBLIC_KEY: "shown",
      maxTokens: 8192,
      max_input_tokens: "8192",
      eos_token: "</s>",
      note: "sk-proj-abcdefghijklmnopqrstuvwx",
    },
    clientConfig: [{ telegram: { botToken: "1:a", name: "mira" } }],
  };
  const stripped = eliza.strip?.(raw);
  expect(stripped).toEqual({
    ...documents.elizaOld,
    settings: {
      voice: { model: "v" },
      SOLANA_PUBLIC_KEY: "shown",
      maxTokens: 8192,
      max_input_tokens: "8192",
      eos_token: "</s>",
    },
    clientConfig: [{ telegram: { name: "mira" } }],
  });
  const codes: string[] = [];
  const { card } = readDocument(raw, (code) => codes.push(code));
  expect(codes).toEqual(["secrets_removed"]);
  expect(JSON.stringify(card)).not.toMatch(/abc/);
});

test("a document without secrets has nothing to strip, nor one with empty places for them", () => {
  expect(strip(documents.elizaOld)).toBeNull();
  expect(strip({ name: "x", settings: { secrets: {} }, secrets: null, password: "" })).toBeNull();
});

test("what tools of Letta run with is taken out, in both shapes", () => {
  const [agent] = documents.lettaNew["agents"] as JsonObject[];
  const raw = {
    ...documents.lettaNew,
    agents: [{ ...agent, tool_exec_environment_variables: { KEY: "v" }, secrets: { KEY: "v" } }],
    mcp_servers: [
      { server_name: "x", token: "t", stdio_config: { command: "npx", env: { A: "v" } } },
    ],
  };
  expect(letta.strip?.(raw)).toEqual({
    ...documents.lettaNew,
    mcp_servers: [{ server_name: "x", stdio_config: { command: "npx" } }],
  });
  const old = {
    ...documents.lettaOld,
    tool_exec_environment_variables: [{ key: "A", value: "v" }],
  };
  expect(letta.strip?.(old)).toEqual(documents.lettaOld);
});

test("names of fields in schemas of tools are no secrets", () => {
  const tools = [{ name: "t", json_schema: { default: { api_key: "of a schema" } } }];
  expect(strip({ tools })).toBeNull();
});

test("long names and values take linear time", () => {
  const name = "A_".repeat(500_000);
  const time = processorTime(() => {
    expect(strip({ [name]: "a".repeat(1_000_000), other: " ".repeat(1_000_000) })).toBeNull();
  });
  expect(time).toBeLessThan(3_000);
});
