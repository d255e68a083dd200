/** More marks than any script stacks on one letter. */
const endless = /\p{M}{65}/u;

/**
 * A text in Unicode's composed form (NFC), in which keys are compared. Putting the marks of a letter
 * in order takes time with the square of their number, 25 s for 180,000 of them: such a text is left
 * as it is.
 */
export function compose(text: string): string {
  return endless.test(text) ? text : text.normalize("NFC");
}
