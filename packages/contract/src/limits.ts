/** Every number a caller can run into. Text lengths are Unicode code points; PostgreSQL's `char_length` counts the same. */
export const limits = {
  name: 100,
  personality_summary: 2_000,
  backstory: 10_000,
  tone_description: 1_000,
  initial_greeting: 500,
  tagline: 120,
  opening_scene: 20_000,
  license: 100,
  language: 35,
  tags: 20,
  tag: 40,
  alternate_greetings: 20,
  alternate_greeting: 20_000,
  example_dialogues: 20,
  example_dialogue: 10_000,
  nickname: 100,
  scenario: 10_000,
  system_prompt: 20_000,
  post_history_instructions: 20_000,
  depth_prompt: 10_000,
  /** Messages between the end of the chat and a depth prompt. */
  depth: 999,
  group_greetings: 20,
  group_greeting: 20_000,
  /** A whole lorebook, as JSON. */
  lorebook: 4_000_000,
  lore_entries: 10_000,
  lore_content: 100_000,
  lore_name: 500,
  /** Keys of one entry, and one of them. */
  lore_keys: 1_000,
  lore_key: 5_000,
  version_message: 200,
  label: 60,
  /** Labels of one character. */
  labels: 100,
  /** One text of a draft, which may be longer than a version allows; it still must be storable. */
  draft_text: 200_000,
  /** Entries of one list in a draft. */
  draft_list: 200,
  message: 8_000,
  /** Days that a deleted character can be taken back. */
  trashDays: 30,
  query: 200,
  page: 100,
  /** Characters in one `slug`: a readable part, a hyphen, and a random part. */
  slug: 80,
  /** Bytes of one JSON request body: 1 MiB. */
  jsonBytes: 1_048_576,
  /** Levels of arrays and objects inside one JSON body. */
  jsonDepth: 64,
  /** Headers of one request. */
  headers: 100,
  /** Calls in one tRPC batch. */
  batch: 10,
  idempotencyKey: 255,
  /** The name of a person, a workspace or an API key. */
  displayName: 100,
  email: 254,
  handle: 40,
  /** A password, at least and at most. */
  passwordMin: 10,
  passwordMax: 128,
  /** Living API keys of one workspace. */
  apiKeys: 100,
  /** Origins that one API key names. */
  origins: 20,
  origin: 255,
  /** Team workspaces that one person owns. */
  workspaces: 20,
  /** Members of one workspace, invitations included. */
  members: 200,
  /** Seconds that an embed token lives at most. */
  embedSeconds: 3_600,
  /** Open event streams of one caller. */
  streams: 50,
  /** A link to import from. */
  link: 2_048,
  /** Bytes of one file to import, and of one picture: 10 MiB. */
  importBytes: 10_485_760,
  /** Bytes of one request with files for an import, archives included: 200 MiB. */
  archiveBytes: 209_715_200,
  /** Files of one import, those in archives included. */
  importFiles: 20_000,
  /** Bytes of all files of one import: 20 GiB. */
  importTotalBytes: 21_474_836_480,
  /** Characters in the name of an uploaded file, folders included. */
  fileName: 500,
  /** Pixels of an uploaded picture: 8,192 × 8,192. */
  picturePixels: 67_108_864,
  /** Days that an import keeps the files for which a decision is missing. */
  importDays: 7,
  /** Hours in which an import can be undone. */
  undoHours: 24,
  /** Characters in one exported selection. */
  selection: 500,
} as const;
