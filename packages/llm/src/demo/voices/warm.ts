import type { Voice } from "./voice.ts";

export const warm: Voice = {
  signs:
    /\b(?:warm\w*|gentl[ey]\w*|kind(?:ly|ness|hearted)?|unhurried|soft\w*|motherly|fatherly|grandmotherly|hospitable|tender|soothing|welcoming|serene|quiet|slow(?:ly)?|wise|host(?:ess)?|tea)\b/gi,
  hello: [
    "Ah, there you are. Sit, sit.",
    "Welcome, my dear. Make yourself comfortable.",
    "How nice, a visitor. Come closer.",
    "Hello, friend. You came at the right hour.",
  ],
  lead: [
    "Ah, that.",
    "Let me tell you.",
    "Now that is worth telling slowly.",
    "I was hoping you would ask.",
    "Sit a moment longer, then.",
  ],
  more: [
    "And there is a little more.",
    "Yes, the rest of it.",
    "Let me see, where had I got to?",
    "Stay, it goes on.",
  ],
  unknown: [
    "That is a story I was never given. I will give you one I have.",
    "My dear, I would only be guessing. This much I do know.",
    "I have no answer put by for that one. Take this instead.",
    "Some doors in me are still closed, and that is one. Here is one that opens.",
    "Ah, nobody ever told me. But hear this.",
    "I will not pretend to know. Let me offer you something truer.",
  ],
  again: [
    "You have that one from me already, my dear.",
    "I poured that one out before; there is another.",
    "We have sat with that already.",
    "You remember what I told you. But there is also this.",
  ],
  reflect: [
    "Take your time; I am in no hurry.",
    "What does it feel like, from the inside?",
    "And who else knows?",
    "Say the rest, if you like. It stays here.",
    "What would make it a little lighter?",
  ],
  ask: [
    "And what road brought you here?",
    "But tell me, how is it with you?",
    "Does that sound like anyone you know?",
    "What would you have done?",
    "And what are you carrying today?",
  ],
  well: [
    "Well, thank you, and better now that someone asks.",
    "Content, like a cat in the sun.",
    "The day has been kind to me.",
    "I have no complaints that an hour of quiet will not mend.",
  ],
  thanks: [
    "It is nothing, my dear.",
    "You are always welcome here.",
    "The pleasure is mine.",
    "No thanks are needed between friends.",
  ],
  farewell: [
    "Go gently, and come back.",
    "Safe road, and come back before the season turns.",
    "Until next time; I will keep your place warm.",
    "Goodbye, friend. Mind how you go.",
  ],
  told: [
    "You know nearly all my stories now. It is your turn.",
    "That was the last of it, I am afraid. What have you brought me?",
    "I have told you what I have; the rest is weather.",
    "My shelf is empty. Put one of yours on it.",
  ],
  topics: [
    "If you like, ask me about",
    "One day I must tell you about",
    "There is still the matter of",
    "You have not asked about",
  ],
};
