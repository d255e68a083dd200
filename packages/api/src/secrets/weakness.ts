// Secrets that were published: in the documents and examples of programs like this one.
const published = [
  "better-auth-secret-12345678901234567890",
  "my-super-secret-jwt-token-with-at-least-32-characters-long",
  "super-secret-jwt-token-with-at-least-32-characters-long",
  "if-you-are-using-langfuse-set-this-to-a-random-string",
  "mysalt",
];

// What a placeholder is made of. A random text holds none of them but by a chance of millions.
const words =
  /change[-_ ]?(me|this|it)?|replace|placeholder|example|secret|password|passwd|default|random|string|insecure|personaforge|better[-_ ]?auth|nextauth|salt|token|your|please|key/gi;

// A random text of 32 hexadecimal digits has fewer different ones once in 10,000.
const fewestDifferent = 10;

/**
 * Why a text is no secret, as the end of the sentence "<NAME> …"; null when nothing speaks against
 * it. It tells placeholders and hand-made texts, not whether somebody else knows the secret.
 */
export function weaknessOf(text: string): string | null {
  if (text.length < 32) return "is shorter than 32 characters";
  if (published.includes(text.toLowerCase())) return "is a published example";
  if (new Set(text).size < fewestDifferent) return "uses too few different characters";
  if (repeats(text)) return "repeats one piece of text";
  if (climbs(text)) return "runs through the alphabet or the keyboard";
  const rest = text.replace(words, "");
  if (rest.length < text.length && new Set(rest).size < 12) return "is a placeholder";
  return null;
}

function repeats(text: string): boolean {
  // Two copies of a text hold the text again in between exactly when it repeats one piece.
  return (text + text).indexOf(text, 1) < text.length;
}

const rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

function climbs(text: string): boolean {
  const lower = text.toLowerCase();
  let steps = 0;
  for (let at = 1; at < lower.length; at += 1) {
    const pair = lower.slice(at - 1, at + 1);
    const back = `${pair[1] ?? ""}${pair[0] ?? ""}`;
    if (rows.some((row) => row.includes(pair) || row.includes(back))) steps += 1;
  }
  return steps > lower.length / 2;
}
