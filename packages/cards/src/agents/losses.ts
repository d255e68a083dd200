import type { Edit } from "../document.ts";
import { type Card, emptyCard } from "../card.ts";
import type { Loss } from "../problem.ts";
import { isObject, sameJson } from "../json.ts";
import { at } from "../places.ts";

/** What a writer did on purpose. */
interface Placement {
  /** Fields whose text went into another field of the document, and what that is called. */
  readonly merged: ReadonlyMap<string, string>;
  /** Fields of the card that come back longer, because others went into their place. */
  readonly carriers: ReadonlySet<string>;
  /** The extension that the format writes itself; its fields are compared one by one. */
  readonly own: string;
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

function lossOf(path: string, written: unknown, back: unknown): Loss[] {
  if (isEmpty(written) || sameJson(written, back)) return [];
  if (!isEmpty(back)) {
    return [{ code: "changed", path, message: `${path} comes back in another form.` }];
  }
  return [{ code: "dropped", path, message: `The format has no place for ${path}.` }];
}

function extensionLosses(card: Card, back: Card, { own, carriers }: Placement): Loss[] {
  const losses = Object.entries(card.extensions).flatMap(([name, value]) => {
    const other = at(back.extensions, [name]);
    if (name !== own || !isObject(value) || !isObject(other)) {
      return lossOf(`extensions.${name}`, value, other);
    }
    return Object.entries(value).flatMap(([key, part]) =>
      lossOf(`extensions.${name}.${key}`, part, at(other, [key])),
    );
  });
  return losses.filter(({ path }) => !carriers.has(path));
}

/**
 * What of an edit does not come back when the edited document is read again. What nobody edited is in
 * the document as it was.
 */
export function lossesOfEdit({ before, after }: Edit, back: Card): Loss[] {
  const fields = Object.keys(emptyCard()).filter((field) => field !== "extensions");
  const losses = fields.flatMap((field) => {
    const written: unknown = Reflect.get(after, field);
    if (sameJson(written, Reflect.get(before, field))) return [];
    return lossOf(field, written, Reflect.get(back, field));
  });
  const extensions = Object.entries(after.extensions).flatMap(([name, value]) => {
    const parts = isObject(value) ? Object.entries(value) : [];
    return parts.flatMap(([key, part]) => {
      if (sameJson(part, at(before.extensions, [name, key]))) return [];
      return lossOf(`extensions.${name}.${key}`, part, at(back.extensions, [name, key]));
    });
  });
  return [...losses, ...extensions];
}

/** What of a card does not come back when the written document is read again, field by field. */
export function lossesOf(card: Card, back: Card, placement: Placement): Loss[] {
  const { merged, carriers } = placement;
  const fields = Object.keys(emptyCard()).filter((field) => field !== "extensions");
  const losses = fields.flatMap((field): Loss[] => {
    const written: unknown = Reflect.get(card, field);
    const place = merged.get(field);
    if (place !== undefined && !isEmpty(written)) {
      return [{ code: "merged", path: field, message: `${field} went into ${place}.` }];
    }
    return carriers.has(field) ? [] : lossOf(field, written, Reflect.get(back, field));
  });
  return [...losses, ...extensionLosses(card, back, placement)];
}
