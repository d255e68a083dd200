/** What is read of one file. Every number is checked while reading, never taken from a header. */
export const cardLimits = {
  /** Bytes of one file: 10 MiB. */
  file: 10_485_760,
  /** Bytes of the text of a card after it was decoded or inflated: 10 MiB. */
  text: 10_485_760,
  /** Chunks of one PNG. */
  chunks: 10_000,
  /** Files in one CHARX, BYAF or Voxta package. */
  entries: 2_000,
  /** Bytes of one file in a package, inflated: 32 MiB. */
  entry: 33_554_432,
  /** Bytes of all files that are read of a package, inflated: 64 MiB. */
  inflated: 67_108_864,
  /** Levels of arrays and objects in the JSON of a card. */
  depth: 64,
} as const;
