import type { MacroPurpose } from "../macroValues.ts";
import { type Macro, textOf } from "./macroUse.ts";
import { trimNewlines } from "./scanMacros.ts";

/** A macro without an argument. */
export function plain(value: (filling: Parameters<Macro>[1]) => string | undefined): Macro {
  return ({ separator }, filling) => (separator === "" ? value(filling) : undefined);
}

/** `{{// note}}`: nobody ever gets to see it. */
export const remark: Macro = () => "";

/** A text that is there for one purpose and gone for the others. */
export function onlyFor(purpose: MacroPurpose): Macro {
  return ({ separator, argument }, filling) => {
    if (separator !== ":" && separator !== "::") return undefined;
    return filling.purpose === purpose ? textOf(argument).trim() : "";
  };
}

/** `{{reverse:abc}}`: by code points, so that no emoji is torn into halves of a surrogate pair. */
export const reverse: Macro = ({ separator, argument }) =>
  separator === ":" || separator === "::"
    ? Array.from(textOf(argument)).toReversed().join("")
    : undefined;

/** `{{trim}}` vanishes together with the line breaks around it. */
export const trim: Macro = ({ separator }) => (separator === "" ? trimNewlines : undefined);

/** `{{outlet::name}}`: the lore that waits there; nothing when none does. */
export const outlet: Macro = ({ separator, argument }, { values: { outlets } }) => {
  const name = textOf(argument).trim();
  if ((separator !== "::" && separator !== ":") || name === "") return undefined;
  return outlets !== undefined && Object.hasOwn(outlets, name) ? outlets[name] : "";
};
