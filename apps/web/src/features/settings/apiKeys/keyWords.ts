import type { ApiKey, Scope } from "@personaforge/contract/apiKey";

/** What each scope lets a program do. */
export const scopeWords: Record<Scope, string> = {
  "characters:read": "Read characters, versions, labels and drafts.",
  "characters:write": "Make characters and change them.",
  "characters:publish": "List characters in the gallery, and move what is live.",
  chat: "Talk with characters, and read what was said with this key.",
};

export const scopes = Object.keys(scopeWords) as Scope[];

const day = 86_400_000;

export type KeyState = "living" | "revoked" | "expired";

export function stateOf(
  { revoked_at, expires_at }: Pick<ApiKey, "revoked_at" | "expires_at">,
  now = Date.now(),
): KeyState {
  if (revoked_at !== null) return "revoked";
  return expires_at !== null && Date.parse(expires_at) <= now ? "expired" : "living";
}

/** Whether some program would miss the key now. */
export function isInUse({ last_used_at }: Pick<ApiKey, "last_used_at">, now = Date.now()): boolean {
  return last_used_at !== null && now - Date.parse(last_used_at) < day;
}

/** `in 12 days`, `today`, `never`. */
export function expiryWords({ expires_at }: Pick<ApiKey, "expires_at">, now = Date.now()): string {
  if (expires_at === null) return "Never";
  const days = Math.ceil((Date.parse(expires_at) - now) / day);
  if (days <= 0) return "Expired";
  return days === 1 ? "Within a day" : `In ${days} days`;
}

const count = new Intl.NumberFormat("en");

/** The 30 days before today in one sentence, for those who do not see the picture. */
export function usageWords(requests: readonly number[]): string {
  const total = requests.reduce((sum, number) => sum + number, 0);
  if (total === 0) return "No requests in 30 days";
  const most = Math.max(...requests);
  const ago = requests.length - 1 - requests.lastIndexOf(most);
  const when = ago === 0 ? "today" : ago === 1 ? "yesterday" : `${ago} days ago`;
  const all = total === 1 ? "1 request" : `${count.format(total)} requests`;
  return total === most
    ? `${all} in 30 days, ${when}`
    : `${all} in 30 days, most (${count.format(most)}) ${when}`;
}

/** `600 a minute · 120,000 of 1,000,000 tokens this month`. */
export function limitWords({
  rate_per_minute: rate,
  monthly_tokens: tokens,
  tokens_used: used,
}: Pick<ApiKey, "rate_per_minute" | "monthly_tokens" | "tokens_used">): string {
  const requests =
    rate === null ? "No limit of requests" : `${count.format(rate)} requests a minute`;
  const budget =
    tokens === null
      ? `${count.format(used)} tokens this month`
      : `${count.format(used)} of ${count.format(tokens)} tokens this month`;
  return `${requests} · ${budget}`;
}
