/** A name for ids and file names: small letters and digits of ASCII with hyphens between. */
export function slugOf(name: string): string {
  const letters = name
    .slice(0, 200)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
  return letters === "" ? "character" : letters;
}
