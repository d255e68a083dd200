import { readWords } from "./english.ts";

const vague =
  /^(?:night|day|time|year|way|end|one|thing|people|life|hand|eye|bit|kind|sort|lot|word|place|name|part|rest|side|back|front|moment|morning|evening|week|month|reason|question|answer|world|fact|point|half|other|first|last|same)s?$/;

/** What a sentence in the first person is about, as a short noun phrase: "my father", "the long snow". */
export function readTopic(sentence: string): string | null {
  const words = readWords(sentence);
  for (const [start, word] of words.entries()) {
    if (!/^(?:my|the)$/i.test(word.value)) continue;
    let end = start + 1;
    while (/^(?:ADJ|NOUN|PROPN)$/.test(words[end]?.pos ?? "") && end - start < 4) end++;
    const head = words[end - 1];
    const next = words[end]?.value ?? "";
    if (head === undefined || !/^(?:NOUN|PROPN)$/.test(head.pos)) continue;
    // "the end of …", "my father's …": the phrase goes on.
    if (vague.test(head.value.toLowerCase()) || /^(?:of|['’]s?)$/.test(next)) continue;
    const phrase = words.slice(start, end);
    return phrase.map(({ value }, index) => (index === 0 ? value.toLowerCase() : value)).join(" ");
  }
  return null;
}
