/** A few bytes as text, a letter each: the names in binary formats are of ASCII. */
export const latin1 = (bytes: Uint8Array, start = 0, end = bytes.length): string =>
  String.fromCharCode(...bytes.subarray(start, end));
