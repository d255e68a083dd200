import type { CharacterContent } from "@personaforge/contract/content";
import { describe, expect, test } from "vitest";
import { changedPaths } from "../agents/testing/changedPaths.ts";
import type { JsonObject } from "../document.ts";
import type { WriteFormat } from "../format.ts";
import { readCard } from "../readCard.ts";
import { originalOf } from "../testing/originalOf.ts";
import { writeCard } from "../writeCard.ts";
import { applyContent } from "./applyContent.ts";
import { editLosses } from "./editLosses.ts";
import { toContent } from "./toContent.ts";

const file: JsonObject = {
  name: "Mira",
  bio: ["Keeps the light."],
  topics: ["ships"],
  adjectives: ["patient", 7, "dry"],
  style: { all: ["Brief.", "", "No emoji.", { odd: 1 }], chat: ["Calm."], post: ["Loud."] },
};
const { style } = file;

interface Exported {
  file: JsonObject;
  losses: string[];
}

/** The file of an import after an edit, and the paths of what it could not hold. */
function exported(
  given: JsonObject,
  changes: Partial<CharacterContent>,
  format: WriteFormat = "eliza",
): Exported {
  const read = readCard(Buffer.from(JSON.stringify(given)));
  const { content } = toContent(read);
  const card = applyContent(read.card, content, { ...content, ...changes });
  const { bytes, losses } = writeCard(card, format, { original: originalOf(read) });
  const json = JSON.parse(Buffer.from(bytes).toString()) as JsonObject;
  return { file: json, losses: losses.map(({ code, path }) => `${code} ${path}`) };
}

const whole = "patient, dry\nBrief.\nNo emoji.\nCalm.";
const edits: [string, string | null, JsonObject][] = [
  ["nothing", whole, {}],
  ["an adjective", whole.replace("dry", "warm"), { adjectives: ["patient", 7, "warm"] }],
  ["all adjectives", whole.replace("patient, dry", "kind"), { adjectives: ["kind", 7] }],
  [
    "adjectives that became a sentence",
    whole.replace("patient, dry", "She speaks softly."),
    {
      adjectives: [7],
      style: {
        ...(style as object),
        all: ["She speaks softly.", "Brief.", "", "No emoji.", { odd: 1 }],
      },
    },
  ],
  [
    "a rule",
    whole.replace("No emoji.", "Few emoji."),
    { style: { ...(style as object), all: ["Brief.", "", "Few emoji.", { odd: 1 }] } },
  ],
  [
    "a rule of chats",
    whole.replace("Calm.", "Wild."),
    { style: { ...(style as object), chat: ["Wild."] } },
  ],
  [
    "a rule more at the end",
    `${whole}\nLate.`,
    { style: { ...(style as object), chat: ["Calm.", "Late."] } },
  ],
  [
    "a rule less",
    whole.replace("Brief.\n", ""),
    { style: { ...(style as object), all: ["No emoji.", { odd: 1 }, ""] } },
  ],
  [
    "other words altogether",
    "Warm to friends.\nCold to the rest.",
    {
      adjectives: [7],
      style: {
        all: ["Warm to friends.", "", "Cold to the rest.", { odd: 1 }],
        chat: [],
        post: ["Loud."],
      },
    },
  ],
  [
    "everything",
    null,
    { adjectives: [7], style: { all: ["", { odd: 1 }], chat: [], post: ["Loud."] } },
  ],
];

describe("the edit of a tone that came of a file of elizaOS", () => {
  test.each(edits)("is in the file: %s", (_, tone_description, expected) => {
    const { file: after, losses } = exported(file, { tone_description });
    expect(after).toEqual({ ...file, ...expected });
    expect(losses).toEqual([]);
    const again = toContent(readCard(Buffer.from(JSON.stringify(after)))).content;
    expect(again.tone_description).toBe(tone_description);
  });

  test("is in cards of other formats, and in none of them twice", () => {
    const { file: v3 } = exported(file, { tone_description: "Wild." }, "json");
    expect(JSON.stringify(v3)).not.toContain("patient");
    expect(v3).toMatchObject({
      data: { extensions: { eliza: { style: { all: ["Wild.", "", { odd: 1 }] } } } },
    });
    expect(toContent(readCard(Buffer.from(JSON.stringify(v3)))).content.tone_description).toBe(
      "Wild.",
    );
    expect(exported(v3, { tone_description: "Mild." }).file).toMatchObject({
      style: { all: ["Mild.", "", { odd: 1 }], chat: [], post: ["Loud."] },
    });
  });

  test("keeps texts that are no lists, and makes lists where there were none", () => {
    const given = { name: "Mira", bio: ["Keeps."], adjectives: "dry", style: { all: "Brief." } };
    const tone = (tone_description: string) => exported(given, { tone_description }).file;
    expect(tone("wry\nLong.")).toEqual({ ...given, adjectives: "wry", style: { all: "Long." } });
    expect(tone("dry\nBrief.\nMore.")).toMatchObject({ style: { all: ["Brief.", "More."] } });
    const bare = { name: "Mira", bio: ["Keeps."], topics: [] };
    expect(exported(bare, { tone_description: "Wild." })).toEqual({
      file: { ...bare, style: { all: ["Wild."] } },
      losses: [],
    });
  });

  test("leaves rules of several lines whole, and keeps blank lines", () => {
    const given = { ...file, style: { all: ["One.\nTwo.", "Brief."], chat: ["A.\n\nB."] } };
    const tone = "patient, dry\nOne.\nTwo.\nBrief.\nA.\n\nB.";
    const edited = exported(given, { tone_description: tone.replace("Brief", "Long") }).file;
    expect(changedPaths(given, edited)).toEqual(["style.all.1"]);
    for (const tone_description of [
      "\n\nOne.",
      "dry\n\nOne.\n",
      "One.\n \nTwo.\n\n",
      ", ,",
      "dry, \nwry",
      `${tone}\n\nMore.`,
    ]) {
      const { file: after, losses } = exported(given, { tone_description });
      expect(losses).toEqual([]);
      const again = toContent(readCard(Buffer.from(JSON.stringify(after)))).content;
      expect(again.tone_description).toBe(tone_description);
    }
  });

  test("says what of a longer file it takes the place of", () => {
    const given = { ...file, style: { all: ["Brief. ".repeat(200)] } };
    const read = readCard(Buffer.from(JSON.stringify(given)));
    const { content } = toContent(read);
    const edits = editLosses(read.card, content, { ...content, tone_description: "Wild." });
    expect(edits.map(({ code, path }) => `${code} ${path}`)).toEqual(["changed extensions.eliza"]);
    expect(editLosses(read.card, content, content)).toEqual([]);
    expect(exported(given, {}).file).toEqual(given);
  });
});

test("an edit that an agent's file has no place for is named", () => {
  const changes = { tagline: "A keeper", scenario: "A pier.", name: "Eve" };
  const { file: after, losses } = exported(file, changes);
  expect(after).toEqual({ ...file, name: "Eve" });
  expect(losses).toEqual(["dropped scenario", "dropped extensions.personaforge.tagline"]);
  const lobe = { identifier: "eve", meta: { title: "Eve" }, config: { systemRole: "Be kind." } };
  expect(exported(lobe, { scenario: "A pier." }, "lobe")).toEqual({
    file: lobe,
    losses: ["dropped scenario"],
  });
});
