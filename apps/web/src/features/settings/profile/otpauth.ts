/** The secret within an `otpauth:` address, which apps without a camera are given by hand. */
export function secretOf(uri: string): string {
  return URL.parse(uri)?.searchParams.get("secret") ?? "";
}

/** In fours, as people read it aloud; apps ignore the spaces. */
export function spaced(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? "";
}
