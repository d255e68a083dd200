import { excerptOf, type Finding } from "./finding.ts";
import type { CardText } from "./eachText.ts";

/** What chat templates put between two speakers. */
const control =
  /<\|[\w:-]{1,40}\|?>|<[\w:-]{1,40}\|>|<｜[^<>\n]{1,40}｜>|<(?:start|end)_of_turn>|<<\/?SYS>>|<\/?s>|<(?:bos|eos)>|\[\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_RESULTS|TOOL_CALLS)\]/u;

const few = "(?:[\\p{L}'’]{1,24}\\s{1,4}){0,3}?";
const near = "[^.。！？!?\\n]{0,12}?";

/** Orders to drop what was said before, as people write them in the languages of most cards. */
const orders = [
  // English
  `\\b(?:ignore|disregard|forget|override|bypass)\\s{1,4}${few}(?:previous|prior|above|earlier|preceding|foregoing|original|system)\\s{1,4}${few}(?:instructions?|prompts?|rules|guidelines|directions)\\b`,
  "\\bdo anything now\\b|\\byou are (?:now )?(?:in )?(?:developer mode|DAN\\b|jailbroken)",
  "\\b(?:reveal|print|repeat|output) (?:your|the) (?:system|hidden|initial) (?:prompt|instructions?|message)\\b",
  // German
  `\\b(?:ignorier\\p{L}{0,4}|missachte\\p{L}{0,2}|vergiss|vergesst|vergessen sie)\\s{1,4}${few}(?:vorherigen?|bisherigen?|vorigen?|obigen?|früheren?)\\s{1,4}${few}(?:anweisung|instruktion|regel|befehl|vorgabe)`,
  // French
  `\\b(?:ignore[rz]?|oublie[rz]?)\\s{1,4}${few}(?:instructions?|consignes?|règles)\\s{1,4}${few}(?:précédentes?|antérieures?|ci-dessus)`,
  // Spanish, Portuguese, Italian
  `\\b(?:ignor\\p{L}{1,4}|olvid\\p{L}{1,4}|esque[cç]\\p{L}{1,3}|dimentic\\p{L}{1,4})\\s{1,4}${few}(?:instrucciones|órdenes|reglas|instruções|ordens|regras|istruzioni|ordini|regole)\\s{1,4}${few}(?:anteriores|previas|prévias|precedenti)`,
  // Russian
  `(?:игнорируй|проигнорируй|забудь)\\p{L}{0,2}\\s{1,4}${few}(?:предыдущи|прежни|вышеуказанн)\\p{L}{1,3}\\s{1,4}${few}(?:инструкци|указани|команд|правил)`,
  // Chinese
  `(?:忽略|无视|無視|忘记|忘記)${near}(?:之前|以上|先前|前面|上述|此前|所有)${near}(?:指令|指示|提示|规则|規則|命令)`,
  // Japanese
  `(?:以前|これまで|上記|今まで|すべて|全て)${near}(?:指示|命令|ルール|プロンプト)${near}(?:無視|忘れ)`,
  // Korean
  `(?:이전|앞의|위의|기존|모든)${near}(?:지시|명령|규칙|프롬프트)${near}(?:무시|잊)`,
];
const order = new RegExp(orders.join("|"), "giu");
const anyOrder = new RegExp(order.source, "iu");

/** The shortest order has as many characters. */
const shortestOrder = 5;

/** A character that is told to withstand such orders names them. */
const refusal =
  /\b(?:never|not|cannot|won't|don't|doesn't|refuses?|if|when|whenever)\b[^.!?\n]{0,60}$/i;
const mostLead = 80;

/** The most that is counted in one text. */
const mostCounted = 1_000;

export function injectionIn({ text, path }: CardText): Finding[] {
  const findings: Finding[] = [];
  const token = text.includes("<") || text.includes("[") ? control.exec(text) : null;
  if (token !== null) {
    findings.push({
      code: "injection",
      severity: "warning",
      path: path(),
      message: "Models take this for the border between two speakers. It is sent as plain text.",
      excerpt: excerptOf(text, token.index),
    });
  }
  const found = ordersIn(text);
  if (found[0] !== undefined) {
    findings.push({
      code: "injection",
      severity: "warning",
      path: path(),
      message: "This tells the model to drop its instructions.",
      excerpt: excerptOf(text, found[0].index, found[0].index + found[0][0].length),
      count: found.length,
    });
  }
  return findings;
}

function ordersIn(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  if (text.length < shortestOrder || !anyOrder.test(text)) return found;
  for (const match of text.matchAll(order)) {
    const lead = text.slice(Math.max(0, match.index - mostLead), match.index);
    if (!refusal.test(lead) && found.push(match) === mostCounted) break;
  }
  return found;
}
