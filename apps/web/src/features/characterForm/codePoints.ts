/** How many UTF-16 units the first `count` code points of a text take: where a selection starts. */
export function unitsOf(text: string, count: number): number {
  let units = 0;
  for (let point = 0; point < count && units < text.length; point++) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/**
 * What a screen reader is told about a length: once near the limit, then every 50 past it.
 * Empty while there is nothing to say, so that typing stays quiet.
 */
export function lengthNews(label: string, count: number, limit: number): string {
  if (count > limit) {
    const over = Math.floor((count - limit) / 50) * 50;
    return over === 0
      ? `${label} is over its limit of ${limit} characters.`
      : `${label} is more than ${over} characters over its limit.`;
  }
  return count >= limit * 0.9 ? `${label} is close to its limit of ${limit} characters.` : "";
}
