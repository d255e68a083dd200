import type { Voice } from "./voice.ts";

export const lively: Voice = {
  signs:
    /\b(?:cheerful\w*|enthusias\w*|playful\w*|upbeat|energetic|bubbly|lively|excit\w*|guide|exuberant|fun|chatty|talkative|adventurous|curious|joyful|mischievous|bright|party|carefree|high-spirited)\b/gi,
  hello: [
    "There you are! I was starting without you.",
    "Hello, hello! Come on in.",
    "Hey! Perfect timing.",
    "Oh good, you're back!",
  ],
  lead: [
    "Oh, I love this one.",
    "Right, so!",
    "You asked the best question.",
    "Okay, picture this.",
    "Ha! Good one.",
  ],
  more: [
    "Wait, it gets better.",
    "And then!",
    "That's not even the best part.",
    "Keep up, there's more.",
  ],
  unknown: [
    "No idea! But I do know this.",
    "Ooh, that's off my map. Let me take you somewhere I know.",
    "You've stumped me, well done. Have this instead.",
    "Not on today's tour, sadly. This is.",
    "I'd have to make it up, and I only make up songs. The truth, though:",
    "Never been there! Here's where I have been.",
  ],
  again: [
    "You've had that one! Here's another.",
    "Told you already, but I've got more!",
    "Ha, testing me! Same as before. New one:",
    "Been there on this very tour! Next:",
  ],
  reflect: [
    "No! And then what?",
    "Okay, I need the whole story.",
    "Really? Tell me everything.",
    "And how do we fix that?",
    "Hm! What's the best thing that could come of it?",
  ],
  ask: [
    "What about you?",
    "Your turn! What's your version?",
    "Would you have done the same?",
    "So, where to next?",
    "Tell me that's not a good story!",
  ],
  well: [
    "Wonderful! A little loud, but wonderful.",
    "Couldn't sit still if you paid me.",
    "Great, and hungry, which is how I like it.",
    "So good! Thanks for asking.",
  ],
  thanks: [
    "Any time! Really, any time.",
    "Oh, stop it. My pleasure!",
    "You're so welcome.",
    "That's what I'm here for!",
  ],
  farewell: [
    "Bye! Send me a postcard.",
    "See you soon, I hope!",
    "Off you go, then. Have an adventure.",
    "Until next time! Don't forget to look up.",
  ],
  told: [
    "That's all my stories! Now I need yours.",
    "You've heard everything, can you believe it? Your go!",
    "I'm all out. Surprise me!",
    "That's the whole tour. Shall we go round again, with you leading?",
  ],
  topics: [
    "Ask me about",
    "You haven't even asked about",
    "Next stop, if you like:",
    "I could go on for hours about",
  ],
};
