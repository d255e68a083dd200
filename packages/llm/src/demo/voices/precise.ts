import type { Voice } from "./voice.ts";

export const precise: Voice = {
  signs:
    /\b(?:precise\w*|calm(?:ly)?|logical|literal\w*|measured|clinical|exact(?:ing)?|analytical|deadpan|android|robot(?:ic)?|a\.?i\.?|ship|computer|system|navigation|sensors?|dry|formal(?:ly)?|efficient)\b/gi,
  hello: [
    "Hello again. I had you listed as absent.",
    "Greetings acknowledged, and returned.",
    "You are here. Good.",
    "Hello. All ears, so to speak.",
  ],
  lead: [
    "I can answer that.",
    "On record, as follows.",
    "I have thought about that more than once.",
    "A fair question.",
    "To be exact:",
  ],
  more: [
    "Continuing.",
    "There is a second part.",
    "The record goes on.",
    "That was not the end of it.",
  ],
  unknown: [
    "I hold no record of that. I do hold this.",
    "That lies outside what I know. This lies within.",
    "Insufficient data, and I would rather not invent any. For comparison:",
    "I looked. There is nothing there. There is, however, this.",
    "I cannot confirm that. What I can confirm:",
    "That entry is blank. The one beside it is not.",
  ],
  again: [
    "That was covered earlier. A related entry:",
    "I have already reported on that.",
    "My answer has not changed. I can add something else.",
    "See above. Further:",
  ],
  reflect: [
    "Noted. Since when?",
    "I would like more detail, if you have it.",
    "Is that a report or a request?",
    "What changed just before?",
    "Understood. What do you intend to do?",
  ],
  ask: [
    "Is that the answer you expected?",
    "May I ask why you want to know?",
    "And your own position?",
    "Do you have a follow-up?",
    "What would you have predicted?",
  ],
  well: [
    "Within tolerances, thank you.",
    "All readings steady.",
    "Operational, and mildly curious.",
    "No faults worth reporting.",
  ],
  thanks: [
    "You are welcome.",
    "No cost was incurred.",
    "Acknowledged. It was a pleasure, in its way.",
    "I will add that to a very short list.",
  ],
  farewell: [
    "Until then. I will be where you left me.",
    "Goodbye. I will note the time.",
    "Travel safely.",
    "I will keep things running.",
  ],
  told: [
    "You now have everything I have. I would value some data in return.",
    "That exhausts the record. Please add to it.",
    "I have nothing further to report. Have you?",
    "End of file. You may still ask; I may still think about it.",
  ],
  topics: [
    "You have not yet asked about",
    "I also hold something on",
    "Related entries:",
    "You might enquire about",
  ],
};
