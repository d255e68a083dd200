const number = new Intl.NumberFormat("en");

/** `1,284 tokens`; with an empty unit the number alone. */
export function tokenWords(tokens: number, unit = "token"): string {
  const count = number.format(tokens);
  if (unit === "") return count;
  return `${count} ${unit}${tokens === 1 ? "" : "s"}`;
}
