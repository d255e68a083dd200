import type { ContainerKind, ReadFormat, WriteFormat } from "../format.ts";
import type { RefusalCode, WarningCode } from "../problem.ts";

/** What a real file is to be read as. */
export interface CorpusCard {
  file: string;
  format: ReadFormat;
  container: ContainerKind;
  name: string;
  warnings: WarningCode[];
  /** The format that is to give back its JSON. */
  writes: WriteFormat | null;
}

const of =
  (folder: string) =>
  (file: string, ...[format, container, name, writes, warnings = []]: Row): CorpusCard => ({
    ...{ file: `${folder}/${file}`, format, container, name, writes, warnings },
  });
type Row = [ReadFormat, ContainerKind, string, WriteFormat | null, WarningCode[]?];

const sillyTavern = of("SillyTavern+SillyTavern-Content");
const tavernAi = of("TavernAI+TavernAI-v1");
const backyard = of("ahoylabs+byaf");
const architect = of("axAilotl+character-architect");
const tavernKit = of("jasl+tavern_kit");
const lobe = of("lobehub+lobe-chat-agents");

export const corpusCards: readonly CorpusCard[] = [
  sillyTavern("content_Assistant_CapoGPT.png", "v2", "png", "CapoGPT", "png"),
  sillyTavern("contest_Assistant_Gloria.png", "v2", "png", "Gloria, PA", "png"),
  sillyTavern("default_FluxTheCat.png", "v2", "png", "Flux the Cat", "png"),
  tavernAi("Aqua.json", "v1", "json", "Aqua", "png"),
  tavernAi("Aqua.png", "v1", "png", "Aqua", "png"),
  tavernAi("Aqua.webp", "v1", "webp", "Aqua", "png"),
  tavernAi("City Explorer (Story).png", "v1", "png", "City Explorer (Story)", "png"),
  backyard("1.byaf", "byaf", "byaf", "Test Bot", "byaf", ["not_imported"]),
  backyard("v1.png", "backyard", "png", "Faraday Assistant", null, ["not_imported"]),
  architect("baseline_v3_small.charx", "v3", "charx", "Synthetic CharX Character", "charx", [
    "field_missing",
  ]),
  architect("baseline_v3_small.png", "v3", "png", "Synthetic V3 Character", "png", [
    "field_missing",
  ]),
  architect("hybrid_format_v2.json", "v2", "json", "Synthetic V2 Character", "json-v2"),
  architect("test-card.json", "v3", "json", "Luna Starweaver", "json"),
  of("elizaOS+characterfile")("example.character.json", "eliza", "json", "ExampleAgent", "eliza"),
  tavernKit("ccv2_min.json", "v2", "json", "Alice", "json-v2"),
  tavernKit("ccv2_with_overrides.json", "v2", "json", "Bob", "json-v2", ["coerced"]),
  tavernKit("ccv3_min.json", "v3", "json", "Charlie", "json"),
  tavernKit("full_v2_card.json", "v2", "json", "Aurora", "json-v2"),
  tavernKit("full_v3_card.json", "v3", "json", "Nova", "json"),
  tavernKit("invalid_missing_name.json", "v2", "json", "", "json-v2", [
    "field_missing",
    "name_missing",
  ]),
  tavernKit("minimal_v2.json", "v2", "json", "Test Character V2", "json-v2"),
  tavernKit("test_character.charx", "v3", "charx", "Test Character", "charx", ["field_missing"]),
  tavernKit("test_character.png", "v3", "png", "Test Character", "png"),
  tavernKit("world_one.json", "lorebook-sillytavern", "json", "World One", null),
  lobe("academic-paragraph-refiner.json", "lobe", "json", "Academic Proofreading Expert", "lobe"),
  lobe("business-guru.json", "lobe", "json", "Business Guru", "lobe"),
  lobe("i-ching-master.zh-CN.json", "lobe", "json", "周易大师", "lobe"),
  lobe("psychological-counselor.zh-CN.json", "lobe", "json", "心理咨询师", "lobe"),
];

export const corpusRefusals: readonly { file: string; code: RefusalCode }[] = [
  { file: "axAilotl+character-architect/test-avatar.png", code: "not_a_card" },
  { file: "jasl+tavern_kit/invalid.json", code: "unreadable" },
];
