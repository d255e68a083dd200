import type { createApiKey, Scope } from "@personaforge/contract/apiKey";
import type * as z from "zod";

/** What the form holds: everything that is typed is text. */
export type CreateKeyForm = {
  name: string;
  scopes: Scope[];
  /** Days; `never` for none. */
  expires_in_days: string;
  /** One on each line. */
  origins: string;
  rate_per_minute: string;
  monthly_tokens: string;
};

export const emptyKey: CreateKeyForm = {
  name: "",
  scopes: ["characters:read"],
  expires_in_days: "90",
  origins: "",
  rate_per_minute: "600",
  monthly_tokens: "",
};

export const expiries = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "never", label: "Never" },
] as const;

/** An empty limit is none. `1,000` and `1 000` are how people write a thousand. */
function numberOf(text: string): number | null {
  const digits = text.replaceAll(/[\s,]/g, "");
  return digits === "" ? null : Number(digits);
}

/** What the form asks of the server. */
export function toNewKey(form: CreateKeyForm): z.input<typeof createApiKey> {
  const origins = form.origins.split(/[\s,]+/).filter((line) => line !== "");
  return {
    name: form.name,
    scopes: form.scopes,
    // What an address line shows ends in a slash; an origin does not.
    origins: origins.map((line) => line.replace(/\/$/, "")),
    expires_in_days: form.expires_in_days === "never" ? null : Number(form.expires_in_days),
    rate_per_minute: numberOf(form.rate_per_minute),
    monthly_tokens: numberOf(form.monthly_tokens),
  };
}
