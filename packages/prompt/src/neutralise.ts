/** The tags that enclose what others than PersonaForge wrote in the system prompt. */
export const sectionTags = [
  "lore",
  "personality",
  "tone",
  "backstory",
  "scenario",
  "opening_scene",
  "examples",
  "memory",
  "reader",
  "app_context",
] as const;
export type SectionTag = (typeof sectionTags)[number];

/**
 * What a chat template or tokenizer takes for the border between turns, when a character's text
 * holds it: a model would read the rest as somebody else's words.
 */
const controlTokens = [
  // ChatML, Llama 3, Phi, Qwen, Cohere, Gemma 4: <|im_start|>, <|eot_id|>, <|turn>, <turn|>
  /<\|[\w:-]{1,40}\|?>/,
  /<[\w:-]{1,40}\|>/,
  // DeepSeek: <｜User｜>, with U+FF5C and U+2581
  /<｜[^<>\n]{1,40}｜>/,
  // Gemma, Llama 2, Mistral, ChatGLM
  /<(?:start|end)_of_turn>/,
  /<\/?s>/,
  /<(?:bos|eos|sop|eop|BOS_TOKEN|EOS_TOKEN)>/,
  /<<\/?SYS>>/,
  /\[\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_RESULTS|TOOL_CALLS|gMASK)\]/,
];
const control = new RegExp(controlTokens.map(({ source }) => source).join("|"), "gu");
// On one line: two texts, joined with a blank line, must not make a tag that neither of them holds.
const sectionTag = new RegExp(
  `<[^\\S\\n]*(?:/[^\\S\\n]*)?(?:${sectionTags.join("|")})[^\\S\\n]*>`,
  "giu",
);

/**
 * Makes text by a stranger safe to stand inside a prompt: the first character of each control
 * token, and of each tag of one of our sections, becomes its HTML entity. Every word stays, and
 * text without such tokens comes back as it is.
 */
export function neutralise(text: string): string {
  if (!/[<[]/.test(text)) return text;
  return text.replace(control, escapeFirst).replace(sectionTag, escapeFirst);
}

function escapeFirst(token: string): string {
  return `${token.startsWith("<") ? "&lt;" : "&#91;"}${token.slice(1)}`;
}
