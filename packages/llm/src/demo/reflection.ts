const turned: Record<string, string> = {
  i: "you",
  "i'm": "you're",
  "i've": "you've",
  "i'd": "you'd",
  "i'll": "you'll",
  me: "you",
  my: "your",
  mine: "yours",
  myself: "yourself",
  am: "are",
  you: "I",
  "you're": "I'm",
  "you've": "I've",
  "you'd": "I'd",
  "you'll": "I'll",
  your: "my",
  yours: "mine",
  yourself: "myself",
};

/** Says the reader's words from the other side: "my boat and you" becomes "your boat and me". */
export function turnAround(text: string): string {
  const said = text
    .replaceAll("’", "'")
    .replace(/\bwas\b/gi, (word, at: number) => (/\bi $/i.test(text.slice(0, at)) ? "were" : word))
    .replace(/[\p{L}']+/gu, (word) => turned[word.toLowerCase()] ?? word);
  return said.replace(/\bI(?=[.!?]?$)/, "me").replace(/\b(\w+) I\b/g, afterWord);
}

/** "to I" and "with I" want "me". */
function afterWord(found: string, before: string): string {
  return /^(?:to|with|for|at|of|about|from|on|by|like|and|told|tell|love|hate|see|help)$/i.test(
    before,
  )
    ? `${before} me`
    : found;
}

const rules: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^i(?:'m| am) feeling (.+)|^i feel (.+)/i, ["You feel $1.", "Why do you feel $1?"]],
  [/^i(?:'m| am) (.+)/i, ["You say you are $1.", "What makes you $1?"]],
  [/^i (?:want|need|would like|wish for) (.+)/i, ["You want $1.", "What would $1 change?"]],
  [
    /^i (?:think|believe|guess|suppose) (?:that )?(.+)/i,
    ["You think $1.", "What makes you think $1?"],
  ],
  [/^i can't (.+)|^i cannot (.+)/i, ["You can't $1.", "What keeps you from it, if you can't $1?"]],
  [/^i ([\p{L}']+(?: .+)?)/iu, ["You $1."]],
  [/^(my .+)/i, ["$1."]],
];

/**
 * Gives a short statement about the reader back, in ways to choose from; none when it is not one.
 * "I feel lonely tonight." → "You feel lonely tonight.", "Why do you feel lonely tonight?"
 */
export function reflect(message: string): string[] {
  const statement = message
    .trim()
    .replace(/[.!…]+$/, "")
    .replaceAll("’", "'");
  if (statement.length > 120 || /[?\n.!;]/.test(statement)) return [];
  for (const [pattern, answers] of rules) {
    const groups = pattern
      .exec(statement)
      ?.slice(1)
      .find((group) => group !== undefined);
    if (groups === undefined) continue;
    const rest = turnAround(groups);
    return answers.map((answer) => {
      const said = answer.replace("$1", () => rest);
      return said.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
    });
  }
  return [];
}

/** Asks a question of the reader back at oneself: "Do you like pizza?" → "Do I like pizza?" */
export function echoQuestion(message: string): string | null {
  const question = message.trim();
  if (
    question.length > 80 ||
    !/^(?:do|did|have|can|could|would|will|are|were|should)n?'?t? you\b[^.!?]*\?$/i.test(question)
  ) {
    return null;
  }
  return turnAround(question)
    .replace(/^Are I\b/i, "Am I")
    .replace(/^Were I\b/i, "Was I");
}
