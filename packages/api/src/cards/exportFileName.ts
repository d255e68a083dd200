/** Names that Windows keeps for devices, whatever comes after a dot. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Characters of a name before its extension; with it, no file system finds it too long. */
const longest = 80;

/**
 * A name for the file of a character that is safe wherever it is saved: no folders, nothing
 * invisible that would show another extension, and nothing that a system keeps for itself.
 */
export function exportFileName(name: string, extension: string): string {
  const text = name
    .toWellFormed()
    // The joiners stay: Persian words and emoji are written with them.
    .replaceAll(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[<>:"/\\|?*]/g, "_")
    .replaceAll(/\s+/gu, " ");
  const cut = Array.from(text).slice(0, longest).join("");
  // A dot at the beginning hides a file, and Windows cuts dots and spaces at the end.
  const trimmed = cut.replace(/^[\s.]+/u, "").replace(/[\s.]+$/u, "");
  const safe = trimmed === "" || devices.test(trimmed) ? `character ${trimmed}`.trim() : trimmed;
  return `${safe}.${extension}`;
}

/** As RFC 6266 says, with the whole name after RFC 8187 for those who read it. */
export function contentDisposition(fileName: string): string {
  const ascii = fileName.replaceAll(/[^\x20-\x7e]/gu, "_").replaceAll(/["\\%]/g, "_");
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
