/** What a file can be read as. */
export const readFormats = [
  "v1",
  "v2",
  "v3",
  "backyard",
  "byaf",
  "voxta",
  "ooba",
  "agnai",
  "eliza",
  "lobe",
  "open-webui",
  "openai-assistant",
  "openai-prompt",
  "letta",
  "markdown",
  "lorebook-v3",
  "lorebook-sillytavern",
  "lorebook-agnai",
  "lorebook-risu",
  "lorebook-novelai",
] as const;
export type ReadFormat = (typeof readFormats)[number];

/** What a character can be written as; `json` is a V3 card. */
export const writeFormats = [
  "png",
  "json",
  "json-v2",
  "charx",
  "byaf",
  "eliza",
  "lobe",
  "open-webui",
  "letta",
  "markdown",
] as const;
export type WriteFormat = (typeof writeFormats)[number];

/** What a card was wrapped in. */
export const containerKinds = [
  "png",
  "apng",
  "webp",
  "jpeg",
  "charx",
  "byaf",
  "voxta",
  "json",
  "yaml",
  "markdown",
] as const;
export type ContainerKind = (typeof containerKinds)[number];
