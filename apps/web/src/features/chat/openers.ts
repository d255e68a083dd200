import type { ChatCharacter } from "./chatCharacter.ts";

/** First messages in one language. Each takes what a character's own fields hold. */
type Phrases = {
  about: (tag: string) => string;
  past: (name: string) => string;
  self: (name: string) => string;
  now: string;
  ask: string;
};

const english: Phrases = {
  about: (tag) => `What should I know about ${tag}?`,
  past: (name) => `Where does your story begin, ${name}?`,
  self: (name) => `Who is ${name}, in your own words?`,
  now: "What is on your mind right now?",
  ask: "Ask me something.",
};

const phrases: Record<string, Phrases> = {
  en: english,
  de: {
    about: (tag) => `Was sollte ich über ${tag} wissen?`,
    past: (name) => `Wo beginnt deine Geschichte, ${name}?`,
    self: (name) => `Wer ist ${name}, in deinen eigenen Worten?`,
    now: "Was geht dir gerade durch den Kopf?",
    ask: "Frag mich etwas.",
  },
  es: {
    about: (tag) => `¿Qué debería saber sobre ${tag}?`,
    past: (name) => `¿Dónde empieza tu historia, ${name}?`,
    self: (name) => `¿Quién es ${name}, en tus propias palabras?`,
    now: "¿En qué estás pensando ahora?",
    ask: "Pregúntame algo.",
  },
  ja: {
    about: (tag) => `「${tag}」について、何を知っておくといいですか。`,
    past: (name) => `${name}さんの物語は、どこから始まりますか。`,
    self: (name) => `${name}さんはどんな人か、自分の言葉で教えてください。`,
    now: "今、何を考えていますか。",
    ask: "何か質問してください。",
  },
  zh: {
    about: (tag) => `关于“${tag}”，我该知道些什么？`,
    past: (name) => `${name}，你的故事从哪里开始？`,
    self: (name) => `${name}，用你自己的话说说你是谁。`,
    now: "你现在在想什么？",
    ask: "问我一个问题吧。",
  },
};

/** Three first messages for somebody who does not know what to say, in the character's language. */
export function openersFor(
  character: Pick<ChatCharacter, "name" | "tags" | "language" | "hasBackstory">,
): string[] {
  const { name, tags, language, hasBackstory } = character;
  const primary = language?.split("-")[0]?.toLowerCase() ?? "en";
  const words = phrases[primary] ?? english;
  // The first tag is most often the genre; the second says more about this one.
  const tag = tags[1] ?? tags[0];
  const candidates = [
    hasBackstory ? words.past(name) : words.self(name),
    tag !== undefined && words.about(tag),
    words.now,
    words.ask,
  ];
  return candidates.filter((opener) => opener !== false).slice(0, 3);
}
