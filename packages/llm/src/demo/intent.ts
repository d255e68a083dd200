/** What a reader wants with a message, as far as the demo model tells. */
export type Intent =
  | "greeting"
  | "farewell"
  | "thanks"
  | "wellbeing"
  | "name"
  | "identity"
  | "continue"
  | "question"
  | "statement";

/** The first pattern that fits decides. Everyday words of a dozen languages, then English. */
const patterns: readonly (readonly [Intent, RegExp])[] = [
  [
    "greeting",
    /^(?:(?:hello|hi+|hey+|hiya|howdy|greetings|yo|good (?:morning|evening|afternoon|day)|hola|buen[oa]s (?:d[ií]as|tardes|noches)|bonjour|bonsoir|salut|hallo|guten (?:tag|morgen|abend)|ciao|buongiorno|oi|opa|ol[áa]|bom dia|hej|merhaba|namaste|привет|здравствуйте)\b|你好|您好|嗨|早上好|晚上好|こんにちは|こんばんは|おはよう|やあ|안녕|مرحبا|नमस्ते)[^?？]{0,30}$/iu,
  ],
  [
    "farewell",
    /\b(?:good ?bye|bye)[.!]*$|^(?:(?:good ?bye|bye+|see you|see ya|farewell|good night|take care|i (?:have|need|must|'ve got) to go|gotta go|adi[óo]s|hasta luego|au revoir|tsch[üu]ss|auf wiedersehen|arrivederci|tchau|пока)\b|再见|拜拜|さようなら|またね|じゃあね|안녕히)/iu,
  ],
  [
    "thanks",
    /^(?:(?:ok(?:ay)?|great|perfect|cool|nice|wow|good|lovely)[,.!]? )?(?:(?:thanks?|thank you|thx|cheers|much appreciated|gracias|merci|danke|grazie|obrigad[oa]|спасибо)\b|谢谢|多谢|ありがとう|どうも|감사)/iu,
  ],
  [
    "wellbeing",
    /^(?:(?:and |so )?how (?:are|is it going|are things|do you do|have you been|'s it going)\b|how's (?:it going|life)|are you (?:ok|okay|all right|well)\b|what's up\b)/i,
  ],
  ["name", /\bwhat(?:'s| is) your name\b|\bwhat (?:should|do|can) (?:i|people) call you\b/i],
  [
    "identity",
    /\b(?:who (?:are|r) (?:you|u)|introduce yourself|tell me (?:more |a (?:bit|little) |something )?about (?:you|yourself)|describe yourself|what are you|what (?:do|can) you do(?: for (?:a living|me|work))?|how can you help(?: me)?|what do you know)[^\p{L}]*$/iu,
  ],
  [
    "continue",
    /^(?:go on|continue|and then|then what|what (?:happened )?(?:next|then)|tell me more|more|keep going|what else|anything else|and\?|why\??|how so|really\??|ok(?:ay)?|yes|yeah|sure|please do|i see|interesting|wow)\b[^\p{L}\d]*(?:please|then|that)?[^\p{L}\d]*$/iu,
  ],
  [
    "question",
    /[?？]\s*$|^(?:who|what|where|when|why|how|which|do|does|did|is|are|was|were|can|could|will|would|have|has|tell|explain|describe|show|teach|help|give|recommend)\b/i,
  ],
];

export function readIntent(message: string): Intent {
  const text = message.trim().replaceAll("’", "'");
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? "statement";
}
