/** The JSON in a tEXt chunk of a PNG, read as other programs do: by the bytes, without this package. */
export function chunkJson(png: Uint8Array, keyword: string): unknown {
  const bytes = Buffer.from(png);
  const start = bytes.indexOf(`tEXt${keyword}\0`);
  if (start < 0) return undefined;
  const end = start + 4 + bytes.readUInt32BE(start - 4);
  const text = bytes.subarray(start + 5 + keyword.length, end).toString("latin1");
  return JSON.parse(Buffer.from(text, "base64").toString());
}
