import type { CardFileFormat } from "@personaforge/contract/cardExport";

export type FormatOption = {
  format: CardFileFormat;
  name: string;
  /** What it is, and who reads it. */
  about: string;
};

export type FormatGroup = { title: string; options: readonly FormatOption[] };

/** What a character can be downloaded as, in the order in which people ask for it. */
export const formatGroups: readonly FormatGroup[] = [
  {
    title: "Card files",
    options: [
      {
        format: "png",
        name: "PNG",
        about: "The picture with the card in it. SillyTavern, Chub, Risu and most others read it.",
      },
      { format: "json", name: "JSON (V3)", about: "The card as text, in its newest version." },
      { format: "json-v2", name: "JSON (V2)", about: "The card as text, for older programs." },
      { format: "charx", name: "CHARX", about: "A V3 card packed with its pictures, for Risu." },
      { format: "byaf", name: "BYAF", about: "An archive for Backyard AI." },
    ],
  },
  {
    title: "For agents",
    options: [
      { format: "eliza", name: "elizaOS", about: "A character file of elizaOS." },
      { format: "lobe", name: "Lobe", about: "An agent for LobeChat." },
      { format: "open-webui", name: "Open WebUI", about: "A model with a system prompt." },
      { format: "letta", name: "Letta", about: "An agent file with blocks of memory." },
    ],
  },
  {
    title: "Text",
    options: [
      { format: "markdown", name: "Markdown", about: "A system prompt to paste anywhere." },
    ],
  },
];

/** Only an imported character has it. */
export const originalOption: FormatOption = {
  format: "original",
  name: "The original file",
  about: "What was imported, byte for byte, without anything edited since.",
};

const all = [...formatGroups.flatMap(({ options }) => options), originalOption];

export function formatName(format: CardFileFormat): string {
  return all.find((option) => option.format === format)?.name ?? format;
}
