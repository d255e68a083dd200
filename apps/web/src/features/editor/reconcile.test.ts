import type { Character } from "@personaforge/contract/character";
import type { Draft } from "@personaforge/contract/draft";
import { describe, expect, test } from "vitest";
import { type ContentForm, emptyForm, toContent } from "#features/characterForm/contentForm.ts";
import { type Known, reconcile, type Remote } from "./reconcile.ts";

const v9: ContentForm = {
  ...emptyForm,
  name: "Mira",
  personality_summary: "Warm.",
  backstory: "Born at sea.",
  tone_description: "Slow.",
  tags: ["harbour"],
};

function head(version: number, texts: Partial<ContentForm> = {}): Character {
  return {
    ...toContent({ ...v9, ...texts }),
    ...{ avatar: null, card: null },
    id: "0199f0c5-0000-7000-8000-000000000001",
    slug: "mira-aaaa",
    created_at: "2026-11-22T18:00:00.000Z",
    updated_at: `2026-11-22T18:00:${version}.000Z`,
    is_public: false,
    is_sample: false,
    version,
    published_version: null,
    published_at: null,
    origin: null,
    content_hash: "",
    revision: version,
    deleted_at: null,
    purge_at: null,
  };
}

function draft(baseVersion: number, content: Draft["content"] = {}): Draft {
  const at = "2026-11-22T19:00:00.000Z";
  const character = head(9).id;
  return {
    character_id: character,
    base_version: baseVersion,
    content,
    problems: [],
    revision: 5,
    updated_at: at,
  };
}

/** What the editor knows that opened version 9 with this draft and typed `mine` since. */
function known(drafted: Partial<ContentForm>, mine: Partial<ContentForm> = {}): Known {
  const acknowledged = { ...v9, ...drafted };
  return {
    acknowledged,
    mine: { ...acknowledged, ...mine },
    sent: [],
    ground: { version: 9, texts: v9 },
  };
}

const at = (newest: Character, mine: Draft): Remote => ({ head: newest, draft: mine });

describe("a second tab of mine", () => {
  test("other fields merge", () => {
    const news = at(head(9), draft(9, { backstory: "Born on land." }));
    const { patch, conflict } = reconcile(known({}, { tone_description: "Fast." }), news);
    expect(patch).toEqual({ backstory: "Born on land." });
    expect(conflict).toBeNull();
  });

  test("the same field typed differently is a conflict; both texts stay to choose from", () => {
    const news = at(head(9), draft(9, { tone_description: "Loud.", tags: ["ship"] }));
    const result = reconcile(known({}, { tone_description: "Fast." }), news);
    expect(result.patch).toEqual({ tags: ["ship"] });
    expect(result.conflict).toEqual({
      kind: "draft",
      keys: ["tone_description"],
      theirs: { tone_description: "Loud." },
      at: "2026-11-22T19:00:00.000Z",
    });
    // The next news is compared with what both began with, not with what they chose between.
    expect(result.acknowledged.tone_description).toBe("Slow.");
  });

  test("the same text in both is no conflict", () => {
    const news = at(head(9), draft(9, { tone_description: "Fast." }));
    const { patch, conflict } = reconcile(known({}, { tone_description: "Fast." }), news);
    expect(patch).toEqual({});
    expect(conflict).toBeNull();
  });

  test("a draft discarded there is discarded here, except for what was typed since", () => {
    const mine = known({ backstory: "Born on land.", tags: ["ship"] }, { name: "Mir" });
    const { patch, conflict } = reconcile(mine, at(head(9), draft(9)));
    expect(patch).toEqual({ backstory: "Born at sea.", tags: ["harbour"] });
    expect(conflict).toBeNull();
  });

  test("a version saved there of what I had typed changes nothing here", () => {
    const mine = known({ backstory: "Born on land." }, { backstory: "Born on land. Twice." });
    const news = at(head(10, { backstory: "Born on land." }), draft(10));
    const { patch, conflict, ground } = reconcile(mine, news);
    expect(patch).toEqual({});
    expect(conflict).toBeNull();
    expect(ground.version).toBe(10);
  });

  test("my own text, whose answer was lost, is no news", () => {
    const mine: Known = {
      ...known({}, { backstory: "Born on land. Twice." }),
      sent: [{ ...v9, backstory: "Born on land." }],
    };
    const news = at(head(9), draft(9, { backstory: "Born on land." }));
    expect(reconcile(mine, news).conflict).toBeNull();
  });
});

describe("a newer version of somebody else", () => {
  test("fields that I did not change take its texts", () => {
    const mine = known({ tone_description: "Fast." });
    const news = at(
      head(10, { backstory: "Born on land." }),
      draft(9, { tone_description: "Fast." }),
    );
    const { patch, conflict, ground } = reconcile(mine, news);
    expect(patch).toEqual({ backstory: "Born on land." });
    expect(conflict).toBeNull();
    expect(ground).toEqual({ version: 10, texts: { ...v9, backstory: "Born on land." } });
  });

  test("a field of my draft that it changed too is a conflict with the version", () => {
    const mine = known({ tone_description: "Fast." });
    const news = at(
      head(10, { tone_description: "Loud." }),
      draft(9, { tone_description: "Fast." }),
    );
    const { patch, conflict, ground } = reconcile(mine, news);
    expect(patch).toEqual({});
    expect(conflict).toMatchObject({
      kind: "version",
      keys: ["tone_description"],
      theirs: { tone_description: "Loud." },
    });
    // The server must go on knowing that the draft was typed over version 9.
    expect(ground.version).toBe(9);
    expect(ground.texts.tone_description).toBe("Slow.");
  });

  test("so is one that I typed and that was not sent", () => {
    const news = at(head(10, { tone_description: "Loud." }), draft(9));
    const { conflict } = reconcile(known({}, { tone_description: "Fast." }), news);
    expect(conflict).toMatchObject({ kind: "version", keys: ["tone_description"] });
  });

  test("a conflict stays one when more news comes", () => {
    const first = at(
      head(10, { tone_description: "Loud." }),
      draft(9, { tone_description: "Fast." }),
    );
    const mine = known({ tone_description: "Fast." });
    const { patch, ...after } = reconcile(mine, first);
    const second = at(head(11, { tone_description: "Loud.", name: "Miriam" }), first.draft);
    const again = reconcile({ ...mine, ...after, mine: { ...mine.mine, ...patch } }, second);
    expect(again.patch).toEqual({ name: "Miriam" });
    expect(again.conflict).toMatchObject({ kind: "version", keys: ["tone_description"] });
  });

  test("a draft that was put over the newest version was compared already", () => {
    const mine = known({ tone_description: "Fast." });
    const news = at(
      head(10, { tone_description: "Loud." }),
      draft(10, { tone_description: "Fast." }),
    );
    expect(reconcile(mine, news).conflict).toBeNull();
  });
});
