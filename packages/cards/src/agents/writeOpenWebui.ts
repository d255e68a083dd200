import type { Card } from "../card.ts";
import { type JsonObject, silent, type Written } from "../document.ts";
import { mainIconOf } from "../images/mainIcon.ts";
import { lossesOf } from "./losses.ts";
import { openWebui } from "./openWebui.ts";
import { at, objectOf } from "../places.ts";
import { mergedInto, promptSections, promptText } from "./prompt.ts";
import { withoutSecrets } from "./secrets.ts";
import { slugOf } from "./slug.ts";

/** The picture that Open WebUI can show by itself; null for one in a file. */
function iconAddress(card: Card): string | null {
  const uri = mainIconOf(card)?.uri;
  return uri !== undefined && /^(?:data:image\/|https:\/\/)/i.test(uri) ? uri : null;
}

/**
 * A list of one model for the import of Open WebUI, private. It names no base model yet: its user
 * chooses one. Without a text there, Open WebUI takes a model for a base model and does not list it.
 */
export function toOpenWebui(
  card: Card,
  { now }: { now?: number } = {},
): Written<readonly JsonObject[]> {
  const own = objectOf(withoutSecrets(objectOf(at(card.extensions, ["open-webui"]))));
  const seconds = now === undefined ? null : Math.floor(now / 1000);
  const created = card.creation_date ?? seconds;
  const updated = seconds ?? card.modification_date ?? created;
  const model: JsonObject = {
    id: slugOf(card.name),
    access_control: {},
    is_active: true,
    ...own,
    base_model_id: typeof own["base_model_id"] === "string" ? own["base_model_id"] : "",
    name: card.name,
    params: { ...objectOf(own["params"]), system: promptText(card) },
    meta: {
      ...objectOf(own["meta"]),
      profile_image_url: iconAddress(card) ?? "/static/favicon.png",
      description: card.creator_notes,
      tags: card.tags.map((name) => ({ name })),
    },
    ...(created === null ? {} : { created_at: created }),
    ...(updated === null ? {} : { updated_at: updated }),
  };
  const back = openWebui.read(model, silent);
  const merged = mergedInto("params.system", promptSections(card), "system_prompt");
  const carriers = new Set([...(merged.size > 0 ? ["system_prompt"] : []), "modification_date"]);
  const losses = lossesOf(card, back, { merged, carriers, own: "open-webui" });
  return { document: [model], losses };
}
