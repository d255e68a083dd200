import { expect, test } from "vitest";
import type { JsonObject } from "../document.ts";
import type { Warning } from "../problem.ts";
import { byaf } from "./byaf.ts";
import { letta } from "./letta.ts";
import { lobe } from "./lobe.ts";
import { openaiAssistant } from "./openaiAssistant.ts";
import { openaiPrompt } from "./openaiPrompt.ts";
import { openWebui } from "./openWebui.ts";
import {
  assistant,
  byafArchive,
  lettaNew,
  lobeAgent,
  openWebuiModels,
} from "./testing/documents.ts";
import { changedPaths } from "./testing/changedPaths.ts";

function read(format: typeof letta, raw: unknown) {
  const warnings: Warning[] = [];
  const card = format.read(raw as JsonObject, (code, path, message) =>
    warnings.push({ code, path, message }),
  );
  return { card, warnings };
}

test("of several models of Open WebUI the first is read and the others are named", () => {
  const [model] = openWebuiModels;
  const raw = [...openWebuiModels, { ...model, name: "Ben" }, { ...model, name: "Cleo" }];
  const { card, warnings } = read(openWebui, raw);
  expect(card.name).toBe("Mira");
  expect(warnings).toEqual([
    {
      code: "not_imported",
      path: "",
      message: "The file holds 2 more models: Ben, Cleo. The first was read.",
    },
  ]);
  const patched = openWebui.patch(raw as never, card, { ...card, name: "Edited" });
  expect(changedPaths(raw, patched)).toEqual(["0.name"]);
});

test("a model of an old Open WebUI stands in `info`", () => {
  const [info] = openWebuiModels;
  const raw = [{ id: "mira", name: "Mira", object: "model", preset: true, info }];
  expect(openWebui.is(raw)).toBe(true);
  const { card } = read(openWebui, raw);
  expect(card.system_prompt).toBe("You keep the light.");
  const patched = openWebui.patch(raw as never, card, { ...card, system_prompt: "Edited" });
  expect(changedPaths(raw, patched)).toEqual(["0.info.params.system"]);
});

test("agents that LobeChat itself exported stand in its sessions", () => {
  const { config, meta } = lobeAgent;
  const agent = { id: "1", type: "agent", config, meta, createdAt: "2024-03-05T00:00:00.000Z" };
  const group = { id: "0", type: "group", meta: { title: "All" } };
  const settings = { languageModel: { openai: { OPENAI_API_KEY: "sk-0123456789abcdef0" } } };
  const raw = {
    exportType: "all",
    state: { sessions: [group, agent, agent], settings },
    version: 7,
  };
  expect(lobe.is(raw)).toBe(true);
  expect(JSON.stringify(lobe.strip?.(raw))).not.toContain("sk-0123");
  const { card, warnings } = read(lobe, raw);
  expect(card).toMatchObject({ name: "Mira", system_prompt: "You keep the light." });
  expect(warnings.map(({ code, path }) => [code, path])).toEqual([
    ["not_imported", "state.sessions"],
  ]);
  expect(lobe.patch(raw, card, card)).toBe(raw);
  const patched = lobe.patch(raw, card, { ...card, system_prompt: "Edited" });
  expect(changedPaths(raw, patched)).toEqual(["state.sessions.1.config.systemRole"]);
  expect(lobe.is({ ...raw, state: { sessions: [group] } })).toBe(false);
});

test("a list of assistants", () => {
  const raw = { object: "list", data: [assistant, assistant], has_more: false };
  expect(openaiAssistant.is(raw)).toBe(true);
  const { card, warnings } = read(openaiAssistant, raw);
  expect(card.name).toBe("Mira");
  expect(warnings.map(({ code, path }) => [code, path])).toEqual([["not_imported", "data"]]);
});

test("several agents of Letta", () => {
  const [agent] = lettaNew["agents"] as JsonObject[];
  const { warnings } = read(letta, { ...lettaNew, tools: [], agents: [agent, agent] });
  expect(warnings.map(({ code, path }) => [code, path])).toEqual([["not_imported", "agents"]]);
});

test("a prompt that is only named has no text, and says so", () => {
  const raw = { id: "pmpt_1", version: "3", variables: { city: "Rome" } };
  expect(openaiPrompt.is(raw)).toBe(true);
  const { card, warnings } = read(openaiPrompt, raw);
  expect(card).toMatchObject({ name: "pmpt_1", system_prompt: "" });
  expect(warnings.map(({ code }) => code)).toEqual(["field_missing"]);
  const patched = openaiPrompt.patch(raw, card, { ...card, system_prompt: "Be kind." });
  expect(patched).toEqual({ ...raw, instructions: "Be kind." });
});

test("a private chat of an archive is in no card", () => {
  const { card } = read(byaf, byafArchive);
  expect(JSON.stringify(card)).not.toContain("A private chat.");
});

test("a greeting of an archive goes away with its scenario and its path", () => {
  const { card } = read(byaf, byafArchive);
  const patched = byaf.patch(byafArchive, card, { ...card, alternate_greetings: [] });
  expect(changedPaths(byafArchive, patched)).toEqual(["manifest.scenarios.2", "scenarios.2"]);
});

test("an archive without scenarios gets one when something is written into it", () => {
  const manifest = { ...(byafArchive["manifest"] as JsonObject), scenarios: [] };
  const raw = { ...byafArchive, manifest, scenarios: [] };
  const { card } = read(byaf, raw);
  const patched = byaf.patch(raw, card, { ...card, first_mes: "Hi {{user}}" }) as JsonObject;
  expect(patched["manifest"]).toMatchObject({ scenarios: ["scenarios/scenario1.json"] });
  expect(patched["scenarios"]).toMatchObject([
    { schemaVersion: 1, firstMessages: [{ characterID: "mira", text: "Hi {user}" }] },
  ]);
});
