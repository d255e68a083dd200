import { describe, expect, test } from "vitest";
import { type Card, emptyCard } from "../card.ts";
import type { JsonObject } from "../document.ts";
import { byaf } from "./byaf.ts";
import { eliza } from "./eliza.ts";
import { letta } from "./letta.ts";
import { lobe } from "./lobe.ts";
import { openWebui } from "./openWebui.ts";
import * as documents from "./testing/documents.ts";
import { toByaf } from "./writeByaf.ts";
import { toEliza } from "./writeEliza.ts";
import { toLetta } from "./writeLetta.ts";
import { toLobe } from "./writeLobe.ts";
import { toMarkdown } from "./writeMarkdown.ts";
import { toOpenWebui } from "./writeOpenWebui.ts";

const ignore = () => undefined;
const now = Date.UTC(2026, 0, 2);

/** A card as another program would keep it: through JSON and back. */
const throughJson = (card: Card): Card => JSON.parse(JSON.stringify(card));

describe("back to the format that it came of, by way of V3", () => {
  test.each([
    ["first versions", documents.elizaOld],
    ["newest", documents.elizaNew],
  ])("eliza, %s", (_label, raw) => {
    const written = toEliza(throughJson(eliza.read(raw, ignore)));
    expect(written.document).toEqual(raw);
    expect(written.losses).toEqual([]);
  });

  test("Lobe", () => {
    const written = toLobe(throughJson(lobe.read(documents.lobeAgent, ignore)));
    expect(written.document).toEqual(documents.lobeAgent);
    expect(written.losses).toEqual([]);
  });

  test("Open WebUI", () => {
    const raw = documents.openWebuiModels as unknown as JsonObject;
    const written = toOpenWebui(throughJson(openWebui.read(raw, ignore)));
    expect(written.document).toEqual(raw);
    expect(written.losses).toEqual([]);
  });

  test("BYAF, without the chat of its user", () => {
    const raw = documents.byafArchive;
    const { document, losses } = toByaf(throughJson(byaf.read(raw, ignore)), { now });
    expect(losses).toEqual([]);
    expect(document.manifest["author"]).toEqual({
      name: "Ann",
      backyardURL: "https://example.org/ann",
    });
    const scenarios = (raw["scenarios"] as JsonObject[]).map((scenario) => ({
      ...scenario,
      messages: [],
      exampleMessages: (scenario["exampleMessages"] as JsonObject[]).map((message) =>
        message["characterID"] === "u1" ? { ...message, characterID: "user" } : message,
      ),
    }));
    expect(document.scenarios).toEqual(scenarios);
    expect(document.character).toEqual({
      ...(raw["character"] as JsonObject),
      persona: "{character} keeps the light. {character} counts.",
    });
  });

  test("Letta", () => {
    const card = letta.read(documents.lettaNew, ignore);
    const { document, losses } = toLetta(throughJson(card));
    expect(losses).toEqual([]);
    expect(letta.read(document, ignore)).toEqual({ ...card, extensions: expect.anything() });
    expect(document["blocks"]).toMatchObject([
      { label: "persona", value: "I keep the light." },
      { label: "human", value: "A sailor." },
    ]);
    expect(JSON.stringify(document)).not.toContain("source_code");
  });
});

test("a folder of an archive is a plain name, whatever the card says", () => {
  const card = { ...emptyCard(), name: "../../etc", extensions: { byaf: { id: "../up" } } };
  expect(toByaf(card).document.manifest["characters"]).toEqual(["characters/etc/character.json"]);
  expect(toByaf({ ...card, name: "水" }).document.character["id"]).toBe("character");
});

test("secrets that stand in a card do not get into a file", () => {
  const secret = "sk-abcdefghijklmnopqrstuvwxyz";
  const settings = { secrets: { OPENAI_API_KEY: secret }, voice: { model: "v" }, apiToken: secret };
  const own = { settings, secrets: { a: secret }, params: { api_key: secret } };
  const card = {
    ...emptyCard(),
    name: "Mira",
    extensions: { eliza: own, "open-webui": own, letta: own, lobe: own, byaf: own },
  };
  const written = [toEliza, toLobe, toOpenWebui, toLetta, toByaf, toMarkdown].map((write) =>
    write(card),
  );
  for (const { document } of written) expect(JSON.stringify(document)).not.toContain(secret);
  expect(written[0]?.document).toMatchObject({ settings: { voice: { model: "v" } } });
});
