import { createLoader, parseAsString } from "nuqs/server";

/** What the address of the audit holds. Cleared values leave the address. */
export const auditParams = {
  action: parseAsString.withDefault(""),
  object: parseAsString.withDefault(""),
};

export const loadAuditParams = createLoader(auditParams);

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isObjectId(text: string): boolean {
  return uuid.test(text.trim());
}

/** The one way to ask for the list; what is no id yet narrows nothing. */
export function auditInput({ action, object }: { action: string; object: string }) {
  return {
    limit: 50,
    ...(/^[a-z.]{1,60}$/i.test(action) && { action }),
    ...(isObjectId(object) && { object_id: object.trim().toLowerCase() }),
  };
}
