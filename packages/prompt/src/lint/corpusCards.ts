import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { type WrittenContent, newContent } from "@personaforge/contract/content";
import { lorebook } from "@personaforge/contract/lorebook";
import * as z from "zod";

/** The fields of a card that lint looks at, forgiving as old cards need it. */
const card = z.object({
  name: z.string().catch("Unnamed"),
  nickname: z.string().nullish(),
  description: z.string().catch(""),
  personality: z.string().catch(""),
  scenario: z.string().catch(""),
  first_mes: z.string().catch(""),
  mes_example: z.string().catch(""),
  alternate_greetings: z.array(z.string()).catch([]),
  group_only_greetings: z.array(z.string()).catch([]),
  system_prompt: z.string().catch(""),
  post_history_instructions: z.string().catch(""),
  character_book: lorebook.nullable().catch(null),
});

/** Cards in JSON and PNG files, as contents. For tests. */
export function readCorpus(folder: string): { file: string; content: WrittenContent }[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.(?:json|png)$/.test(file) && statSync(file).isFile());
  return files.flatMap((file) => {
    const content = contentOf(file);
    return content === null ? [] : [{ file: path.relative(folder, file), content }];
  });
}

function contentOf(file: string): WrittenContent | null {
  const text = file.endsWith(".png") ? cardOfPng(readFileSync(file)) : readFileSync(file, "utf8");
  const outer = z.looseObject({}).safeParse(parsed(text ?? ""));
  if (!outer.success) return null;
  const inner = z.looseObject({ name: z.string() }).safeParse(outer.data["data"] ?? outer.data);
  if (!inner.success || !("first_mes" in inner.data)) return null;
  const read = card.parse(inner.data);
  const { name, personality, description, scenario, first_mes: greeting } = read;
  return {
    ...newContent.parse({ name, personality_summary: personality.trim() || "-" }),
    nickname: read.nickname ?? null,
    backstory: description,
    scenario,
    initial_greeting: greeting,
    alternate_greetings: read.alternate_greetings,
    group_greetings: read.group_only_greetings,
    example_dialogues: read.mes_example.split(/<START>/i).filter((text) => text.trim() !== ""),
    system_prompt: read.system_prompt,
    post_history_instructions: read.post_history_instructions,
    lorebook: read.character_book,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The card in the text chunks of a PNG file, V3 before V2. */
function cardOfPng(bytes: Buffer): string | null {
  const found = new Map<string, string>();
  for (let at = 8; at + 12 <= bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString("latin1", at + 4, at + 8) !== "tEXt") continue;
    const chunk = bytes.toString("latin1", at + 8, at + 8 + bytes.readUInt32BE(at));
    const [key = "", value = ""] = chunk.split("\0");
    found.set(key.toLowerCase(), value);
  }
  const card = found.get("ccv3") ?? found.get("chara");
  return card === undefined ? null : Buffer.from(card, "base64").toString("utf8");
}
