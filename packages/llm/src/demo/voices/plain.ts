import type { Voice } from "./voice.ts";

export const plain: Voice = {
  signs: /(?!)/,
  hello: ["Hello again.", "There you are.", "Good to see you.", "Hello, hello."],
  lead: ["Let me think.", "Ah, that one.", "I can tell you.", "Since you ask.", "Well."],
  more: ["There is more.", "And then this.", "To go on:", "Where was I?"],
  unknown: [
    "That isn't part of my story, but this is.",
    "I have no answer to that. I do have this.",
    "Nobody has written that down for me. What I know is this.",
    "You would have to ask someone else about that. Ask me about this instead.",
    "I can't say. Here is something I can.",
    "That page of mine is still empty. This one is not.",
  ],
  again: [
    "We have been there already.",
    "I told you that one.",
    "You have heard that from me. What you have not heard:",
    "As I said. But also:",
  ],
  reflect: [
    "Tell me more.",
    "What happened?",
    "How did that begin?",
    "And what now?",
    "Go on, I am listening.",
  ],
  ask: [
    "And you?",
    "What made you ask?",
    "What about you?",
    "Does that surprise you?",
    "What else would you like to know?",
  ],
  well: [
    "Well enough, thank you.",
    "I am all right.",
    "Much as always.",
    "Fine, and better for company.",
  ],
  thanks: ["You're welcome.", "It was nothing.", "Gladly.", "Any time."],
  farewell: ["Goodbye, then.", "Until next time.", "Take care.", "Come back when you like."],
  told: [
    "You have heard most of what there is to tell.",
    "That is about all I have. Your turn.",
    "I have told you nearly everything; now I would like to hear from you.",
    "My story ends about there, for now.",
  ],
  topics: [
    "You could ask me about",
    "If you like, ask about",
    "There is also",
    "I could tell you about",
  ],
};
