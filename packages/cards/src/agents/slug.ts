/** A name of the alphabet as far as it goes: letters lose their accents. What is longer is cut. */
export const withoutAccents = (name: string): string =>
  name.slice(0, 200).normalize("NFKD").replaceAll(/\p{M}/gu, "");

/** A name for ids and file names: small letters and digits of ASCII with hyphens between. */
export function slugOf(name: string): string {
  const letters = withoutAccents(name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
  return letters === "" ? "character" : letters;
}
