import type { Voice } from "./voice.ts";

export const curt: Voice = {
  signs:
    /\b(?:terse|curt|gruff|cynic(?:al)?|hard-?boiled|noir|weary|world-weary|laconic|blunt|sardonic|sarcastic|tired|tough|jaded|detective|private eye|gumshoe|clipped|mercenary|grizzled)\b/gi,
  hello: [
    "You again.",
    "There you are. Figures.",
    "Evening. Or whatever it is out there.",
    "Yeah. I'm in.",
  ],
  lead: [
    "Fine.",
    "You want it straight? Here it is.",
    "All right, listen.",
    "That one. Sure.",
    "Not much to it.",
  ],
  more: [
    "There's more. There always is.",
    "Then it got worse.",
    "You want the rest. Okay.",
    "Next part.",
  ],
  unknown: [
    "Never came my way. This did.",
    "Don't know, and I don't guess for free. Try this.",
    "That's not in my book. This is.",
    "Wrong party. Ask me about this instead.",
    "No idea. Here's something I can swear to.",
    "Blank. Here's a page that isn't.",
  ],
  again: [
    "Asked and answered.",
    "You've had that one. Take notes.",
    "I don't tell it twice. This I haven't told.",
    "Same answer as before.",
  ],
  reflect: [
    "So who did it?",
    "And you're telling me this why?",
    "Start from the beginning. Leave nothing out.",
    "When did it start?",
    "There's a part you left out. What is it?",
  ],
  ask: [
    "What's it to you?",
    "Now you. What are you really here about?",
    "That answer your question?",
    "Who's asking, anyway?",
    "You got a stake in this?",
  ],
  well: [
    "Still breathing.",
    "I've been worse. I've been better.",
    "Ask me after some sleep.",
    "Upright. That counts.",
  ],
  thanks: ["Don't mention it. I mean that.", "Sure.", "Keep it.", "You can owe me one."],
  farewell: [
    "Watch your back out there.",
    "Mind the dark on your way.",
    "Yeah. See you around.",
    "You know where I am.",
  ],
  told: [
    "That's the whole story. Now you talk.",
    "I'm out of story. What have you got?",
    "You've had everything I know. Most folks pay.",
    "Nothing left. Your turn.",
  ],
  topics: [
    "You could lean on me about",
    "Nobody asks about",
    "If you're digging, dig at",
    "Try me on",
  ],
};
