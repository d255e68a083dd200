import type { Card } from "../card.ts";
import { type JsonObject, silent, type Written } from "../document.ts";
import { isoOf, secondsOf } from "./dates.ts";
import { lobe } from "./lobe.ts";
import { lossesOf } from "./losses.ts";
import { messagesOfExamples } from "./messages.ts";
import { at, objectOf } from "../places.ts";
import { mergedInto, promptSections, promptText } from "./prompt.ts";
import { slugOf } from "./slug.ts";
import { spoken } from "./spoken.ts";

/** The fields that LobeChat's schema of an agent allows; it refuses a file with any other. */
const allowed = {
  root: ["identifier", "homepage", "locale", "createdAt", "schemaVersion", "summary", "examples"],
  meta: ["avatar", "backgroundColor", "category"],
  config: [
    ...["compressThreshold", "displayMode", "enableCompressThreshold", "enableHistoryCount"],
    ...["enableMaxTokens", "historyCount", "inputTemplate", "knowledgeBases", "model"],
    ...["openingQuestions", "params", "plugins", "tts"],
  ],
  params: ["frequency_penalty", "max_tokens", "presence_penalty", "temperature", "top_p"],
} as const;

const only = (value: unknown, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(objectOf(value)).filter(([name]) => names.includes(name)));

function configOf(card: Card, own: unknown): JsonObject {
  const config = only(at(own, ["config"]), allowed.config);
  const params = at(config, ["params"]);
  const shown = at(own, ["config"]) !== undefined;
  const shots = shown ? messagesOfExamples(card.mes_example, card.name) : [];
  return {
    ...config,
    ...(params === undefined ? {} : { params: only(params, allowed.params) }),
    systemRole: promptText(shots.length > 0 ? { ...card, mes_example: "" } : card),
    ...(card.first_mes === "" ? {} : { openingMessage: spoken(card.first_mes, card) }),
    ...(shots.length > 0 ? { fewShots: shots } : {}),
  };
}

/** The date of the file that the card came of, when it still says the same. */
function createdAt(card: Card, own: unknown, now: number | undefined): string {
  const old = at(own, ["createdAt"]);
  if (typeof old === "string" && secondsOf(old) === card.creation_date) return old;
  const seconds = card.creation_date ?? (now === undefined ? null : now / 1000);
  return isoOf(seconds)?.slice(0, 10) ?? "";
}

/** An agent of LobeChat, made at `now` in milliseconds when the card has no date, with no field beyond those that its schema allows. */
export function toLobe(card: Card, { now }: { now?: number } = {}): Written<JsonObject> {
  const own = at(card.extensions, ["lobe"]);
  const document: JsonObject = {
    schemaVersion: 1,
    identifier: slugOf(card.name),
    homepage: "",
    ...only(own, allowed.root),
    author: card.creator,
    createdAt: createdAt(card, own, now),
    meta: {
      avatar: "🎭",
      ...only(at(own, ["meta"]), allowed.meta),
      title: card.name,
      description: card.creator_notes,
      tags: card.tags,
    },
    config: configOf(card, own),
  };
  const back = lobe.read(document, silent);
  const sections = promptSections(back.mes_example === "" ? card : { ...card, mes_example: "" });
  const merged = mergedInto("config.systemRole", sections, "system_prompt");
  const carriers = new Set(
    merged.size > 0 ? ["system_prompt", "creation_date"] : ["creation_date"],
  );
  return { document, losses: lossesOf(card, back, { merged, carriers, own: "lobe" }) };
}
