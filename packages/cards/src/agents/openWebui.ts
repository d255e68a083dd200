import type { Asset, Card } from "../card.ts";
import type { DocumentFormat, Edit, Warn } from "../document.ts";
import { isObject } from "../json.ts";
import { type AgentShape, patchAgent, readAgent } from "./agentFields.ts";
import { secondsOf } from "./dates.ts";
import { at, listOf, type Path, withAt } from "../places.ts";
import { type ItemRules, patchItems } from "../patch.ts";
import { strip } from "./secrets.ts";
import { within } from "./textFields.ts";

const picture = ["meta", "profile_image_url"];
const tags = ["meta", "tags"];

const shape: AgentShape = {
  name: "open-webui",
  places: [
    { field: "name", path: ["name"] },
    { field: "creator_notes", path: ["meta", "description"] },
    { field: "system_prompt", path: ["params", "system"] },
  ],
  taken: [tags, picture, ["user_id"], ["user"]],
};

/** Exports are lists of models; an API gives one; old versions kept what matters in `info`. */
function placeOf(value: unknown): Path {
  const list = Array.isArray(value) ? [Math.max(0, value.findIndex(isModel))] : [];
  return isObject(at(value, [...list, "info"])) ? [...list, "info"] : list;
}

function isModel(value: unknown): boolean {
  const model = isObject(at(value, ["info"])) ? at(value, ["info"]) : value;
  if (!isObject(model) || Object.hasOwn(model, "spec") || Object.hasOwn(model, "object"))
    return false;
  return (
    Object.hasOwn(model, "base_model_id") && (isObject(model["params"]) || isObject(model["meta"]))
  );
}

const isTag = (tag: unknown): boolean =>
  typeof tag === "string" || typeof at(tag, ["name"]) === "string";

const tagText = (tag: unknown): string => String(isObject(tag) ? tag["name"] : tag);

const tagRules: ItemRules<string> = {
  shows: isTag,
  patch: (raw, _before, after) => (isObject(raw) ? { ...raw, name: after } : after),
  create: (name) => ({ name }),
};

/** The picture, when the file holds it; addresses of a server's own files are of no use elsewhere. */
function iconOf(model: unknown): Asset[] {
  const uri = at(model, picture);
  if (typeof uri !== "string" || !/^(?:data:image\/|https?:\/\/)/i.test(uri)) return [];
  const ext = /^data:image\/(png|jpe?g|webp|gif|avif)[;,]/i.exec(uri)?.[1]?.toLowerCase();
  return [{ type: "icon", uri, name: "main", ext: ext ?? "unknown" }];
}

function warnOfOthers(value: unknown, warn: Warn): void {
  const models = listOf(value).filter(isModel);
  if (models.length < 2) return;
  const names = models.slice(1, 6).map((model) => {
    const name = at(model, ["name"]);
    return typeof name === "string" ? name : "without a name";
  });
  const more = models.length > 6 ? ` and ${models.length - 6} more` : "";
  const others = models.length === 2 ? "1 more model" : `${models.length - 1} more models`;
  warn(
    "not_imported",
    "",
    `The file holds ${others}: ${names.join(", ")}${more}. The first was read.`,
  );
}

function patchModel(model: unknown, edit: Edit): unknown {
  const patched = patchAgent(model, edit, shape);
  const { before, after } = edit;
  if (before.tags.join("\0") === after.tags.join("\0")) return patched;
  const raw = listOf(at(model, tags));
  return withAt(patched, tags, patchItems(raw, [before.tags, after.tags], tagRules));
}

/** A model of Open WebUI: a system prompt over a base model, as its workspace exports it. */
export const openWebui: DocumentFormat = {
  format: "open-webui",

  is: (value) => (Array.isArray(value) ? value.some(isModel) : isModel(value)),

  strip,

  read(document, warn): Card {
    const place = placeOf(document);
    const model = at(document, place);
    warnOfOthers(document, warn);
    return {
      ...readAgent(model, shape, within(warn, place)),
      tags: listOf(at(model, tags)).filter(isTag).map(tagText),
      assets: iconOf(model),
      creation_date: secondsOf(at(model, ["created_at"])),
      modification_date: secondsOf(at(model, ["updated_at"])),
    };
  },

  patch(value, before, after) {
    const place = placeOf(value);
    const model = at(value, place);
    const patched = patchModel(model, { before, after });
    return patched === model ? value : withAt(value, place, patched);
  },
};
