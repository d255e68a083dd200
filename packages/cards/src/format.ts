import type { ExportFormat } from "@personaforge/contract/cardOrigin";

/** What a file can be read as: whose document it is, whatever it is wrapped in. */
export type ReadFormat =
  /** The cards of the three specifications. */
  | "v1"
  | "v2"
  | "v3"
  /** Backyard: the JSON in its old pictures, and its archives. */
  | "backyard"
  | "byaf"
  | "voxta"
  /** text-generation-webui: its old JSON, and its YAML. */
  | "ooba"
  | "agnai"
  /** elizaOS. */
  | "eliza"
  /** LobeChat. */
  | "lobe"
  | "open-webui"
  /** OpenAI: an assistant, and a stored prompt or the body of a request. */
  | "openai-assistant"
  | "openai-prompt"
  | "letta"
  /** A system prompt. */
  | "markdown"
  /** Lorebooks in files of their own. */
  | "lorebook-v3"
  | "lorebook-sillytavern"
  | "lorebook-agnai"
  | "lorebook-risu"
  | "lorebook-novelai";

/** What a character can be written as, see `exportFormats` of the contract; `json` is a V3 card. */
export type WriteFormat = ExportFormat;

/** What a card was wrapped in. A `jpeg` has the card in its EXIF, or a CHARX behind its end. */
export type ContainerKind =
  | "png"
  | "apng"
  | "webp"
  | "jpeg"
  | "charx"
  | "byaf"
  | "voxta"
  | "json"
  | "yaml"
  | "markdown";
