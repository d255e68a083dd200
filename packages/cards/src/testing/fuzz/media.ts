/** A GIF, an AVIF, an MP3 and a WAV, each as small as it can be, by the values of their bytes. */
export const media: readonly string[] = [
  `GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x05\x0a\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;`,
  `\0\0\0\x0cftypavif\0\0\0\x2emeta\0\0\0\0\0\0\0\x22iinf\0\0\0\0\0\x01\0\0\0\x14infe\x02\0\0\0\0\x01\0\0av01`,
  `ID3\x04\0\0\0\0\0\x02TI\xff\xfb\x90${"\0".repeat(414)}\xff\xfb\x90${"\0".repeat(414)}`,
  `RIFF\x24\0\0\0WAVEfmt \x10\0\0\0${"\x01".repeat(16)}data\x08\0\0\0${"\x09".repeat(8)}`,
];
