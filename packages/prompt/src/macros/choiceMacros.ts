import { choicesOf, type Macro, type MacroUse, shortTextOf } from "./macroUse.ts";

/** `{{random:a,b}}`: one of them, drawn anew for every seed. */
export const random: Macro = (use, { values, chance }) => pickOf(use, chance?.(use, values.seed));

/** `{{pick:a,b}}`: one of them, the same for the whole conversation. */
export const pick: Macro = (use, { values, chance }) =>
  pickOf(use, chance?.(use, values.conversationSeed));

function pickOf({ separator, argument }: MacroUse, chance = 0): string | undefined {
  if (separator !== ":" && separator !== "::") return undefined;
  const choices = choicesOf(argument);
  return choices[Math.floor(chance * choices.length)];
}

const dice = /^\s*(?:(\d{1,3})?d)?(\d{1,6})\s*(?:([+-])\s*(\d{1,6}))?\s*$/i;

/** `{{roll:6}}`, `{{roll:d6}}`, `{{roll:2d6+1}}`: the sum of up to 999 dice. */
export const roll: Macro = (use, { values, chance }) => {
  const match = use.separator === "" ? null : dice.exec(shortTextOf(use.argument));
  if (match === null) return undefined;
  const [, count = "1", sides, sign, bonus = "0"] = match;
  if (Number(count) === 0 || Number(sides) === 0) return undefined;
  if (chance === null) return "";
  let sum = sign === "-" ? -Number(bonus) : Number(bonus);
  for (let index = 0; index < Number(count); index++) {
    sum += 1 + Math.floor(chance(use, values.seed, index) * Number(sides));
  }
  return String(sum);
};
