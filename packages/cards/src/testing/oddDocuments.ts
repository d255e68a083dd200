import * as fc from "fast-check";
import type { JsonObject } from "../document.ts";

/** Texts with what breaks careless programs; half of a surrogate pair is written as an escape. */
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    "",
    " ",
    "a, b",
    "/x/i",
    "@@depth 1\nLow.",
    "東京\u200b",
    "\r\n",
    "\ud800",
    "👩‍👧",
    "0.5",
  ),
);

const foreignName = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString", "site_id", "entry_id", "key_logic", ""),
  fc.string({ minLength: 1, maxLength: 6 }).map((name) => `x_${name}`),
);
const foreignValue = fc.jsonValue({ maxDepth: 2 });
/** Unknown fields, `__proto__` among them: made by parsing, so that it is a field of its own. */
const foreign = fc
  .array(fc.tuple(foreignName, foreignValue), { maxLength: 3 })
  .map((fields) => Object.fromEntries(fields));

const oddText = fc.oneof(
  { arbitrary: text, weight: 12 },
  fc.constantFrom<unknown>(null, 3, true, ["one", "two"], { a: 1 }),
);
const oddTexts = fc.oneof(
  { arbitrary: fc.array(text, { maxLength: 4 }), weight: 8 },
  fc.array(oddText, { maxLength: 4 }),
  fc.constantFrom<unknown>(null, "one, two", "", 3, { a: 1 }),
);
const oddFlag = fc.oneof(
  { arbitrary: fc.boolean(), weight: 8 },
  fc.constantFrom<unknown>(null, "true", 0, 1, "?"),
);
const oddNumber = fc.oneof(
  { arbitrary: fc.integer({ min: -5, max: 500 }), weight: 8 },
  fc.constantFrom<unknown>(null, "7", 2.5, "many"),
);
const oddDate = fc.constantFrom<unknown>(
  ...[1_700_000_000, 1_700_000_000_123, "1700000000", "2024-02-03T04:05:06Z", 0, null, "soon", -1],
);

const extensions = fc
  .tuple(
    foreign,
    fc.record(
      {
        position: fc.nat(7),
        selectiveLogic: fc.nat(3),
        depth: oddNumber,
        probability: oddNumber,
        talkativeness: fc.constantFrom("0.5", 0.5),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([others, known]) => ({ ...others, ...known }));
const oddExtensions = fc.oneof(
  { arbitrary: extensions, weight: 10 },
  fc.constantFrom<unknown>(null, [], "text"),
);

const withForeign = (fields: fc.Arbitrary<object>) =>
  fc.tuple(fields, foreign).map(([known, others]): JsonObject => ({ ...others, ...known }));

const entry = withForeign(
  fc.record(
    {
      keys: oddTexts,
      key: oddTexts,
      content: oddText,
      enabled: oddFlag,
      disable: oddFlag,
      insertion_order: oddNumber,
      order: oddNumber,
      extensions: oddExtensions,
      use_regex: oddFlag,
      case_sensitive: oddFlag,
      selective: oddFlag,
      secondary_keys: oddTexts,
      constant: oddFlag,
      position: fc.constantFrom<unknown>(
        "before_char",
        "after_char",
        0,
        4,
        null,
        "after_char_defs",
      ),
      priority: oddNumber,
      id: fc.oneof(fc.nat(3), fc.constantFrom<unknown>("a", "__proto__", null, true)),
      name: oddText,
      comment: oddText,
    },
    { requiredKeys: ["content"] },
  ),
);
const entries = fc.array(fc.oneof({ arbitrary: entry, weight: 9 }, fc.constantFrom(null, 3)), {
  maxLength: 4,
});

/** A book as cards have it: without extensions, by uid, as a bare list, or null. */
export const oddBook = fc.oneof(
  {
    arbitrary: withForeign(
      fc.record(
        {
          name: oddText,
          description: oddText,
          scan_depth: oddNumber,
          token_budget: oddNumber,
          recursive_scanning: oddFlag,
          extensions: oddExtensions,
          entries: fc.oneof(
            { arbitrary: entries, weight: 5 },
            fc.dictionary(fc.nat(9).map(String), entry, { maxKeys: 3 }),
            fc.constantFrom(null, "none"),
          ),
        },
        { requiredKeys: ["entries"] },
      ),
    ),
    weight: 8,
  },
  entries,
  fc.constantFrom<unknown>(null, "none"),
);

const asset = withForeign(
  fc.record(
    {
      type: oddText,
      uri: fc.constantFrom("ccdefault:", "embeded://a.png"),
      name: oddText,
      ext: oddText,
    },
    { requiredKeys: ["uri"] },
  ),
);

const fieldsOfV1 = {
  name: oddText,
  description: oddText,
  personality: oddText,
  scenario: oddText,
  first_mes: oddText,
  mes_example: oddText,
};
const fieldsOfV2 = {
  ...fieldsOfV1,
  creator_notes: oddText,
  system_prompt: oddText,
  post_history_instructions: oddText,
  alternate_greetings: oddTexts,
  tags: oddTexts,
  creator: oddText,
  character_version: oddText,
  extensions: oddExtensions,
  character_book: oddBook,
};
const fieldsOfV3 = {
  ...fieldsOfV2,
  nickname: oddText,
  group_only_greetings: oddTexts,
  source: oddTexts,
  creation_date: oddDate,
  modification_date: oddDate,
  creator_notes_multilingual: fc.oneof(
    fc.dictionary(fc.constantFrom("en", "de", "__proto__"), oddText),
    fc.constant(null),
  ),
  assets: fc.oneof(
    fc.array(fc.oneof(asset, fc.constant(null)), { maxLength: 3 }),
    fc.constant(null),
  ),
};
const required: ("name" | "first_mes")[] = ["name", "first_mes"];

/** Beside `data` stand unknown fields, and copies of its fields as SillyTavern writes them. */
function enveloped(spec: string, version: unknown, data: fc.Arbitrary<JsonObject>) {
  return fc.tuple(data, foreign, fc.boolean()).map(([fields, others, copied]): JsonObject => {
    const { name, tags, creator_notes: creatorcomment } = fields;
    const copies = copied ? { name, creatorcomment, ...(tags === undefined ? {} : { tags }) } : {};
    return { ...others, ...copies, spec, spec_version: version, data: fields };
  });
}

/** What SillyTavern and TavernAI add at the root. */
const siteFields = {
  avatar: fc.constant("none"),
  chat: fc.oneof(fc.nat(), text),
  create_date: oddDate,
  create_date_online: oddDate,
  creatorcomment: oddText,
  categories: oddTexts,
  talkativeness: fc.constantFrom<unknown>("0.5", 0.5),
  fav: oddFlag,
};

export const oddV1 = withForeign(
  fc.record({ ...fieldsOfV1, ...siteFields }, { requiredKeys: required }),
);
export const oddV2 = enveloped(
  "chara_card_v2",
  "2.0",
  withForeign(fc.record(fieldsOfV2, { requiredKeys: required })),
);
export const oddV3 = enveloped(
  "chara_card_v3",
  "3.0",
  withForeign(fc.record(fieldsOfV3, { requiredKeys: required })),
);
/** A V2 card with fields of V3, as old programs left it. */
export const oddMixed = enveloped(
  "chara_card_v2",
  "2.0",
  withForeign(fc.record(fieldsOfV3, { requiredKeys: required })),
);
