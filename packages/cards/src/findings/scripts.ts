import { at } from "../places.ts";
import { excerptOf, type Finding, type Subject } from "./finding.ts";
import type { CardText } from "./eachText.ts";

/** Where programs keep code in a card or document, and what it is there. */
const places: readonly (readonly [path: string, what: string])[] = [
  ["extensions.regex_scripts", "Regular expressions that change what is said"],
  ["extensions.tavern_helper", "Scripts for a helper of SillyTavern"],
  ["extensions.TavernHelper_scripts", "Scripts for a helper of SillyTavern"],
  ["extensions.risuai.triggerscript", "Trigger scripts of Risu"],
  ["extensions.risuai.customScripts", "Regular expressions that change what is said"],
  ["extensions.risuai.virtualscript", "A script of Risu"],
  ["extensions.risuai.backgroundHTML", "A page that Risu shows behind the chat"],
  ["extensions.voxta.Scripts", "Scripts of Voxta"],
  ["extensions.voxta.scripts", "Scripts of Voxta"],
  ["extensions.eliza.plugins", "Plugins that eliza runs"],
  ["extensions.eliza.templates", "Templates that eliza fills"],
  ["extensions.lobe.config.plugins", "Plugins that LobeChat runs"],
];

/** The same for documents of agents. */
const rawPlaces: readonly (readonly [path: string, what: string])[] = [
  ["Scripts", "Scripts of Voxta"],
  ["character.Scripts", "Scripts of Voxta"],
  ["tools", "Tools with code that the agent may run"],
  ["mcp_servers", "Servers whose tools the agent may call"],
];

export function scriptsIn({ card, raw }: Subject): Finding[] {
  const ofCard = places.flatMap(([path, what]) => kept(path, what, at(card, path.split("."))));
  return [
    ...ofCard,
    ...rawPlaces.flatMap(([path, what]) => kept(path, what, at(raw, path.split(".")))),
  ];
}

function kept(path: string, what: string, value: unknown): Finding[] {
  const count = Array.isArray(value) ? value.length : sizeOf(value);
  if (count === 0) return [];
  const message = `${what}: kept with the card, and never run.`;
  return [{ code: "script", severity: "warning", path, message, count }];
}

function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.trim() === "" ? 0 : 1;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

/** Elements that run something, and attributes that do: `<img src=x onerror=…>`. */
const active =
  /<\s{0,4}(?:script|iframe|object|embed|meta|link|base|form)\b|<[a-z][^<>]{0,300}?\son[a-z]{3,20}\s{0,4}=|\bjavascript:[^\s"')]/iu;

/** Blocks and variables of Risu's and SillyTavern's languages, and templates with code. */
const template =
  /\{\{\s{0,4}#[a-z]|\{\{\s{0,4}(?:setvar|addvar|setglobalvar|setdefaultvar)\s{0,4}::|<%[-=_#]?\s/iu;

export function scriptIn({ text, path }: CardText): Finding | null {
  if (text.includes("<") || text.includes(":")) {
    const found = active.exec(text);
    if (found !== null) {
      return told("warning", path(), {
        message: "HTML that runs code, or loads something. It is shown as text and never run.",
        excerpt: excerptOf(text, found.index),
      });
    }
  }
  const found = text.includes("{{") || text.includes("<%") ? template.exec(text) : null;
  if (found === null) return null;
  return told("info", path(), {
    message: "A template language of another program. PersonaForge does not run it.",
    excerpt: excerptOf(text, found.index),
  });
}

function told(
  severity: Finding["severity"],
  path: string,
  rest: Pick<Finding, "message" | "excerpt">,
): Finding {
  return { code: "script", severity, path, ...rest };
}
