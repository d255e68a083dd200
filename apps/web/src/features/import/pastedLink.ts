/** The one http or https address that a text is; null when it is anything else. */
export function pastedLink(text: string): string | null {
  const link = text.trim();
  return /^https?:\/\/\S+$/i.test(link) && URL.canParse(link) ? link : null;
}
