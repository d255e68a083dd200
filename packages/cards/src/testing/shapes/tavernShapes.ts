import { content, fields, type Shape } from "./shape.ts";

const depthPrompt = { prompt: "", depth: 4, role: "system" };
const day = "2024-5-1 @12h 00m 00s 000ms";

const data = (name: string, more: object = {}) => ({
  name,
  ...fields,
  ...{ creator_notes: "Made by me.", system_prompt: "", post_history_instructions: "" },
  ...{ tags: ["OC"], creator: "anon", character_version: "1.0", alternate_greetings: ["You."] },
  extensions: { talkativeness: "0.5", fav: false, world: "", depth_prompt: depthPrompt },
  group_only_greetings: [],
  ...more,
});

/** SillyTavern writes the fields of V1 beside `data`, and its own. */
const card = (name: string, more: object = {}) => ({
  ...{ name, ...fields, creatorcomment: "Made by me.", avatar: "none", chat: `${name} - ${day}` },
  ...{ talkativeness: "0.5", fav: false, tags: ["OC"], create_date: day },
  ...{ spec: "chara_card_v2", spec_version: "2.0", data: data(name, more) },
});

/** The settings that SillyTavern keeps with each entry of a card's book. */
const settings = (position: number) => ({
  ...{ position, exclude_recursion: false, display_index: position, probability: 50 },
  ...{ useProbability: true, depth: position, selectiveLogic: position % 4, outlet_name: "" },
  ...{ group: position > 5 ? "one" : "", group_override: false, group_weight: 100 },
  ...{ prevent_recursion: false, delay_until_recursion: false, scan_depth: null },
  ...{ match_whole_words: null, use_group_scoring: false, case_sensitive: null },
  ...{ automation_id: "", role: position === 4 ? 1 : 0, vectorized: false, sticky: 0 },
  ...{ cooldown: 0, delay: 0, match_scenario: false, triggers: [], ignore_budget: false },
});

const bookEntry = (id: number) => ({
  ...{ id, keys: [`key ${id}`], secondary_keys: ["night"], comment: `Entry ${id}` },
  ...{ content: `Lore ${id}.`, constant: false, selective: true, insertion_order: 100 },
  ...{ enabled: true, position: id === 0 ? "before_char" : "after_char", use_regex: true },
  extensions: settings(id),
});

const worldEntry = (uid: number) => ({
  ...{ uid, key: [`key ${uid}`], keysecondary: [], comment: "", content: `Lore ${uid}.` },
  ...{ constant: false, vectorized: false, selective: true, selectiveLogic: 0, addMemo: true },
  ...{ order: 100, position: uid, disable: false, ignoreBudget: false, excludeRecursion: false },
  ...{ preventRecursion: false, matchScenario: false, delayUntilRecursion: false },
  ...{ probability: 100, useProbability: true, depth: 4, outletName: "", group: "" },
  ...{ groupOverride: false, groupWeight: 100, scanDepth: null, caseSensitive: null },
  ...{ matchWholeWords: null, useGroupScoring: null, automationId: "", role: null, sticky: 0 },
  ...{ cooldown: 0, delay: 0, triggers: [], displayIndex: uid },
  characterFilter: { isExclude: false, names: [], tags: [] },
});

const script = {
  ...{ id: "a-b", scriptName: "Hide", findRegex: "/<i>.*?<\\/i>/g", replaceString: "" },
  ...{ placement: [2], disabled: false, markdownOnly: true, minDepth: null, maxDepth: null },
};

const profile = "sillytavern";
const written = { ...content, tags: ["OC"], alternate_greetings: ["You."], depth_prompt: null };

export const tavernShapes: readonly Shape[] = [
  {
    label: "SillyTavern, V2",
    ...{ format: "v2", name: "Mira", value: card("Mira"), content: written },
  },
  {
    label: "SillyTavern, V3",
    ...{ format: "v3", name: "Mira", content: written },
    value: { ...card("Mira"), spec: "chara_card_v3", spec_version: "3.0" },
  },
  {
    label: "SillyTavern, V1",
    ...{ format: "v1", name: "Mira", content },
    value: { name: "Mira", ...fields, avatar: "none", chat: `Mira - ${day}`, create_date: day },
  },
  {
    label: "SillyTavern, with a lorebook and scripts",
    ...{ format: "v2", name: "Mira" },
    value: card("Mira", {
      character_book: { name: "Sea", entries: [0, 1, 2, 3, 4, 5, 6, 7].map(bookEntry) },
      extensions: {
        ...{ talkativeness: "0.5", fav: true, world: "Sea", regex_scripts: [script] },
        depth_prompt: { prompt: "Stay calm.", depth: 3, role: "user" },
      },
    }),
    content: {
      depth_prompt: { prompt: "Stay calm.", depth: 3, role: "user" },
      lorebook: { profile, entries: [0, 1, 2, 3, 4, 5, 6, 7].map(bookEntry) },
    },
  },
  {
    label: "SillyTavern, a world",
    ...{ format: "lorebook-sillytavern", name: "shape", warnings: ["name_from_file"] },
    value: { entries: { 0: worldEntry(0), 4: worldEntry(4) } },
    content: {
      lorebook: {
        profile,
        entries: [
          { keys: ["key 0"], position: "before_char", extensions: { position: 0 } },
          { keys: ["key 4"], position: "after_char", extensions: { position: 4, depth: 4 } },
        ],
      },
    },
  },
  {
    label: "AI Character Editor, for all programs of its time",
    ...{ format: "v1", name: "Mira", content },
    value: {
      ...{ char_name: "Mira", char_persona: fields.description, world_scenario: "A pier." },
      ...{ char_greeting: fields.first_mes, example_dialogue: fields.mes_example },
      ...{ name: "Mira", ...fields },
      metadata: { version: 1, created: 1_675_000_000_000, source: null, tool: { name: "Editor" } },
    },
  },
  {
    label: "text-generation-webui",
    ...{ format: "ooba", name: "Mira Vale" },
    value:
      'name: Mira Vale\ngreeting: |-\n  *waves*\n  "Hey!"\ncontext: |-\n  A keeper.\n\n  {{user}}: So?\n',
    content: { initial_greeting: '*waves*\n"Hey!"', backstory: "A keeper.\n\n{{user}}: So?" },
  },
];
