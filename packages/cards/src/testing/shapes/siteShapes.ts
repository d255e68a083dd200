import { content, fields, type Shape } from "./shape.ts";

const data = {
  ...{ name: "Mira", ...fields, system_prompt: "", post_history_instructions: "", tags: ["OC"] },
  ...{ creator: "anon", character_version: "main", alternate_greetings: [] },
  ...{ creator_notes: "<style>h1{color:red}</style><h1>Hi</h1>", extensions: {} },
};
const v2 = (more: object, root: object = {}) => ({
  ...{ spec: "chara_card_v2", spec_version: "2.0", data: { ...data, ...more }, ...root },
});

const chub = {
  ...{ id: 123, preset: null, full_path: "anon/mira", extensions: [], expressions: null },
  ...{ alt_expressions: {}, background_image: null, custom_css: null },
  related_lorebooks: [{ id: 9, version: "main", path: "lorebooks/anon/sea" }],
};
const chubEntry = {
  ...{ name: "Sea", keys: ["sea", " salt "], secondary_keys: [], content: "Salt.", id: 1 },
  ...{ enabled: true, insertion_order: 10, case_sensitive: false, priority: 10, comment: "" },
  ...{ selective: false, constant: false, position: "before_char", probability: 100 },
  extensions: { depth: 4, weight: 10, addMemo: true, selectiveLogic: 0, useProbability: true },
};
const chubBook = {
  ...{ name: "Sea", description: "", scan_depth: 3, token_budget: 500 },
  ...{ recursive_scanning: true, extensions: { chub: { id: 1 } }, entries: [chubEntry] },
};

const risuai = {
  ...{ emotions: [["happy", "embeded://assets/emotion/image/1.png"]], bias: [] },
  ...{ viewScreen: "none", utilityBot: false, sdData: [["always", "solo"]], license: "CC0" },
  customScripts: [{ comment: "c", in: "x", out: "y", type: "editdisplay" }],
  triggerscript: [{ comment: "t", type: "start", conditions: [], effect: [] }],
  ...{ additionalText: "More.", backgroundHTML: "<div></div>", defaultVariables: "hp=10" },
};
const risuEntry = {
  ...{ keys: ["바다"], secondary_keys: [], content: "@@depth 3\n소금.", enabled: true },
  ...{ insertion_order: 100, constant: false, selective: false, name: "바다", comment: "바다" },
  ...{ case_sensitive: false, use_regex: false, extensions: { risu_case_sensitive: false } },
};

export const siteShapes: readonly Shape[] = [
  {
    label: "Chub",
    ...{ format: "v2", name: "Mira" },
    value: v2({ extensions: { chub, fav: false, world: "" }, character_book: chubBook }),
    content: {
      ...content,
      lorebook: { profile: "sillytavern", scan_depth: 3, entries: [chubEntry] },
    },
  },
  {
    label: "Chub, old, without data",
    ...{ format: "v2", name: "Mira", warnings: ["unwrapped"] },
    value: { spec: "chara_card_v2", spec_version: "2.0", ...data },
    content,
  },
  {
    label: "Character Tavern, with dates in milliseconds",
    ...{ format: "v3", name: "Mira", warnings: ["coerced"] },
    value: {
      ...v2({ group_only_greetings: [], creation_date: 1_750_000_000_000 }),
      ...{ spec: "chara_card_v3", spec_version: "3.0" },
    },
    content,
  },
  {
    label: "RisuAI",
    ...{ format: "v3", name: "리수 🌸" },
    value: {
      ...{ spec: "chara_card_v3", spec_version: "3.0" },
      data: {
        ...data,
        ...{ name: "리수 🌸", nickname: "", group_only_greetings: [], source: ["risurealm:abc"] },
        ...{ extensions: { risuai, depth_prompt: { depth: 0, prompt: "" } } },
        ...{ creation_date: 1_715_000_000, modification_date: 1_715_000_001 },
        assets: [{ type: "icon", uri: "ccdefault:", name: "main", ext: "png" }],
        character_book: { scan_depth: 5, token_budget: 1_000, entries: [risuEntry] },
      },
    },
    content: { ...content, depth_prompt: null, lorebook: { entries: [risuEntry] } },
  },
  {
    label: "Wyvern, with nulls in its lorebook",
    ...{ format: "v2", name: "Mira" },
    value: v2({
      character_book: {
        ...{ _id: "b", name: "Sea", scan_depth: null, token_budget: null, status: "public" },
        ...{ recursive_scanning: null, creator: { id: 1 }, lexicon: [] },
        entries: [
          {
            ...{ entry_id: "e", keys: ["sea"], content: "Salt.", key_logic: "AND", sticky: 2 },
            ...{ enabled: true, insertion_order: 100, secondary_keys: null, priority: null },
            ...{ comment: null, constant: null, selective: null, position: null, id: null },
            extensions: {},
          },
        ],
      },
    }),
    content: { ...content, lorebook: { entries: [{ keys: ["sea"], content: "Salt." }] } },
  },
  {
    label: "Agnai, V2",
    ...{ format: "v2", name: "Mira" },
    value: v2({ extensions: { agnai: { voice: {}, appearance: "" } } }, { kind: "character" }),
    content,
  },
  {
    label: "Agnai, its own",
    ...{ format: "agnai", name: "Mira" },
    value: {
      ...{ kind: "character", name: "Mira", scenario: "A pier.", greeting: fields.first_mes },
      ...{ sampleChat: fields.mes_example, tags: ["OC"], alternateGreetings: [] },
      persona: { kind: "text", attributes: { text: [fields.description] } },
    },
    content: { ...content, personality_summary: "{{char}} keeps the light." },
  },
];
