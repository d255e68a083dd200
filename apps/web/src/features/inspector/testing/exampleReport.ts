import type { PromptReport, PromptSection } from "@personaforge/contract/promptReport";

export function exampleSection(section: Partial<PromptSection>): PromptSection {
  return {
    ...{ name: "backstory", field: "backstory", tokens: 0, dropped: 0, state: "kept" },
    ...{ sent: "always", reason: null },
    ...section,
  };
}

/** A report of a prompt without a character, for what a test fills in. */
export function exampleReport(report: Partial<PromptReport>): PromptReport {
  return {
    ...{ context: 8_192, reply: 1_024, margin: 512, limit: 6_656, total: 0 },
    counted: { by: "estimate", factor: 1 },
    sections: [],
    history: { tokens: 0, kept: 0, dropped: 0 },
    lore: null,
    unknown_macros: [],
    ...report,
  };
}
