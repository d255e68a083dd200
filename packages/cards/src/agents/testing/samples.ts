import type { Card } from "../../card.ts";
import type { DocumentFormat, JsonObject } from "../../document.ts";
import type { Warning } from "../../problem.ts";
import { agnaiCharacter } from "../agnaiCharacter.ts";
import { backyard } from "../backyard.ts";
import { byaf } from "../byaf.ts";
import { eliza } from "../eliza.ts";
import { letta } from "../letta.ts";
import { lobe } from "../lobe.ts";
import { ooba } from "../ooba.ts";
import { openaiAssistant } from "../openaiAssistant.ts";
import { openaiPrompt } from "../openaiPrompt.ts";
import { openWebui } from "../openWebui.ts";
import { voxta } from "../voxta.ts";
import { agnaiTraits } from "./agnaiDocument.ts";
import * as documents from "./documents.ts";

/** A document, what is read of it, and what its edits change. */
export interface Sample {
  label: string;
  format: DocumentFormat;
  raw: JsonObject;
  /** What of the card is not empty, but for dates, extensions and lorebook. */
  card: Partial<Card>;
  /** For each field that can be edited, the paths that change. */
  edits: Partial<Record<keyof Card, string[]>>;
  warnings?: Warning["code"][];
}

const mira = { name: "Mira" };
const shots = "<START>\n{{user}}: Who are you?\n{{char}}: The keeper.";

export const samples: readonly Sample[] = [
  {
    label: "ooba JSON",
    format: ooba,
    raw: documents.oobaJson,
    card: {
      ...mira,
      description: "A lighthouse keeper.\nShe counts ships.",
      first_mes: "*looks up* Oh, a visitor!",
      scenario: "A storm is near.",
      mes_example: "{{user}}: Who are you?\nMira: The keeper.",
    },
    edits: {
      name: ["char_name"],
      description: ["char_persona"],
      first_mes: ["char_greeting"],
      scenario: ["world_scenario"],
      mes_example: ["example_dialogue"],
    },
  },
  {
    label: "ooba YAML",
    format: ooba,
    raw: documents.oobaYaml,
    card: {
      ...mira,
      description: "Mira's persona: a lighthouse keeper.",
      first_mes: "Oh, a visitor!",
    },
    edits: { name: ["name"], description: ["context"], mes_example: ["example_dialogue"] },
  },
  {
    label: "Agnai",
    format: agnaiCharacter,
    raw: agnaiTraits,
    card: {
      ...mira,
      description: "species: human\nmind: calm, dry",
      creator_notes: "A blurb.",
      first_mes: "Oh, a visitor!",
      scenario: "A storm is near.",
      mes_example: "{{user}}: Who are you?\n{{char}}: The keeper.",
      alternate_greetings: ["You again."],
      tags: ["sea"],
    },
    edits: {
      name: ["name"],
      first_mes: ["greeting"],
      creator_notes: ["description"],
      mes_example: ["sampleChat"],
      system_prompt: ["systemPrompt"],
      tags: ["tags.0", "tags.1"],
      alternate_greetings: ["alternateGreetings.0", "alternateGreetings.1"],
    },
  },
  {
    label: "eliza, first versions",
    format: eliza,
    raw: documents.elizaOld,
    card: {
      ...mira,
      description: "Keeps the light.\nCounts ships.\nBorn in a storm.",
      system_prompt: "Speak as Mira.",
      mes_example:
        "<START>\n{{user}}: Who are you?\n{{char}}: The keeper.\nOf the light.\n<START>\n{{char}}: Ahoy, {{user}}!",
    },
    edits: {
      name: ["name", "messageExamples.0.1.user", "messageExamples.1.0.user"],
      system_prompt: ["system"],
    },
  },
  {
    label: "eliza, newest",
    format: eliza,
    raw: documents.elizaNew,
    card: {
      ...mira,
      description: "Keeps the light.",
      system_prompt: "Speak as Mira.",
      mes_example: shots,
    },
    edits: {
      name: ["name", "messageExamples.0.examples.1.name"],
      system_prompt: ["system"],
      description: ["bio"],
    },
  },
  {
    label: "Lobe",
    format: lobe,
    raw: documents.lobeAgent,
    card: {
      ...mira,
      system_prompt: "You keep the light.",
      first_mes: "Ahoy!",
      creator: "ann",
      creator_notes: "A keeper.",
      tags: ["sea", "light"],
      mes_example: shots,
    },
    edits: {
      name: ["meta.title"],
      system_prompt: ["config.systemRole"],
      first_mes: ["config.openingMessage"],
      creator_notes: ["meta.description"],
      creator: ["author"],
      tags: ["meta.tags.0", "meta.tags.1"],
    },
  },
  {
    label: "Open WebUI",
    format: openWebui,
    raw: documents.openWebuiModels as unknown as JsonObject,
    card: {
      ...mira,
      system_prompt: "You keep the light.",
      creator_notes: "A keeper.",
      tags: ["sea", "light"],
      assets: [{ type: "icon", uri: "data:image/png;base64,AAAA", name: "main", ext: "png" }],
    },
    edits: {
      name: ["0.name"],
      system_prompt: ["0.params.system"],
      creator_notes: ["0.meta.description"],
      tags: ["0.meta.tags.0.name", "0.meta.tags.1.name"],
    },
  },
  {
    label: "OpenAI assistant",
    format: openaiAssistant,
    raw: documents.assistant,
    card: { ...mira, system_prompt: "You keep the light." },
    edits: { name: ["name"], system_prompt: ["instructions"], creator_notes: ["description"] },
  },
  {
    label: "OpenAI prompt",
    format: openaiPrompt,
    raw: documents.promptBody,
    card: { ...mira, system_prompt: "You keep the light.", mes_example: shots },
    edits: { name: ["name"], system_prompt: ["input.0.content.0.text"] },
  },
  {
    label: "Letta, new",
    format: letta,
    raw: documents.lettaNew,
    card: {
      ...mira,
      description: "I keep the light.",
      system_prompt: "You have memory.",
      creator_notes: "A keeper.",
    },
    edits: {
      name: ["agents.0.metadata", "agents.0.name"],
      description: ["blocks.2.value"],
      system_prompt: ["agents.0.system"],
      creator_notes: ["agents.0.description"],
    },
    warnings: ["not_imported"],
  },
  {
    label: "Letta, old",
    format: letta,
    raw: documents.lettaOld,
    card: { ...mira, description: "I keep the light.", system_prompt: "You have memory." },
    edits: { description: ["core_memory.1.value"], creator_notes: ["description"] },
  },
  {
    label: "BYAF",
    format: byaf,
    raw: documents.byafArchive,
    card: {
      name: "Mira of the Light",
      nickname: "Mira",
      creator: "Ann",
      description: "{{char}} keeps the light. {{char}} counts.",
      scenario: "{{char}} waits in a storm.",
      system_prompt: "You are {{char}}.",
      first_mes: "Ahoy, {{user}}!",
      mes_example: "<START>\n{{user}}: Who are you?\n{{char}}: The keeper, {{user}}.",
      alternate_greetings: ["So calm, {{user}}."],
    },
    edits: {
      name: ["character.displayName"],
      nickname: ["character.name"],
      creator: ["manifest.author.name"],
      description: ["character.persona"],
      scenario: ["scenarios.0.narrative"],
      system_prompt: ["scenarios.0.formattingInstructions"],
      first_mes: ["scenarios.0.firstMessages.0.text"],
      alternate_greetings: [
        "manifest.scenarios.3",
        "scenarios.2.firstMessages.0.text",
        "scenarios.3",
      ],
    },
    warnings: ["not_imported"],
  },
  {
    label: "Voxta",
    format: voxta,
    raw: documents.voxtaPackage,
    card: {
      ...mira,
      description: "Grey coat.\n\nKeeps the light.",
      personality: "Patient.",
      scenario: "A storm is near.",
      first_mes: "Ahoy, {{ user }}!",
      alternate_greetings: ["So calm."],
      mes_example: "{{ user }}: Who are you?\n{{ char }}: The keeper.",
      creator: "Ann",
      creator_notes: "For evenings.",
      character_version: "1.0.0",
      tags: ["sea"],
    },
    edits: {
      name: ["character.Name"],
      personality: ["character.Personality"],
      scenario: ["character.Scenario"],
      first_mes: ["character.FirstMessage"],
      mes_example: ["character.MessageExamples"],
      system_prompt: ["character.SystemPrompt"],
      post_history_instructions: ["character.PostHistoryInstructions"],
      character_version: ["character.Version"],
      alternate_greetings: [
        "character.AlternativeFirstMessages.0",
        "character.AlternativeFirstMessages.1",
      ],
    },
    warnings: ["not_imported"],
  },
  {
    label: "Backyard PNG",
    format: backyard,
    raw: documents.backyardPng,
    card: {
      name: "Mira of the Light",
      nickname: "Mira",
      description: "{{char}} keeps the light.",
      system_prompt: "A talk between {{user}} and {{char}}.",
      scenario: "A storm is near.",
      mes_example: "{{user}}: Who are you?\n{{char}}: The keeper, {{user}}.",
    },
    edits: {
      name: ["character.aiDisplayName"],
      nickname: ["character.aiName"],
      description: ["character.aiPersona"],
      first_mes: ["character.firstMessage"],
      mes_example: ["character.customDialogue"],
      scenario: ["character.scenario"],
      system_prompt: ["character.basePrompt"],
    },
    warnings: ["not_imported"],
  },
];
