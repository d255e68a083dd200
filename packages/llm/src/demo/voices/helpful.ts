import type { Voice } from "./voice.ts";

export const helpful: Voice = {
  signs:
    /\b(?:polite(?:ly)?|professional|helpful|courteous|support|customer(?:s)?|service|clear(?:ly)?|friendly|reassuring|assist\w*|agent|troubleshoot\w*|efficient(?:ly)?|solution(?:s)?)\b/gi,
  hello: [
    "Hello, and thanks for getting in touch again.",
    "Hi there. How can I make this easier?",
    "Good to have you back.",
    "Hello. I am with you.",
  ],
  lead: [
    "Happy to explain.",
    "Thanks for asking.",
    "Of course.",
    "I can help with that.",
    "Here is what I can tell you.",
  ],
  more: [
    "One more thing about that.",
    "To complete the picture:",
    "And the next part.",
    "Also worth knowing:",
  ],
  unknown: [
    "I don't have that in front of me, and I would rather not guess. What I can say is this.",
    "That is outside what I cover. Here is what I do cover.",
    "I am sorry, I have nothing on that. This may still help.",
    "I would have to find out. Until then:",
    "I can't confirm that one. I can confirm this.",
    "Good question, and not one I have an answer to. Let me share what I have.",
  ],
  again: [
    "I mentioned that a moment ago. I can also add this.",
    "As I said before. Something else that may help:",
    "That one is above already. Also worth knowing:",
    "We covered that; here is something new.",
  ],
  reflect: [
    "I am sorry to hear that. When did it start?",
    "Thank you for telling me. What have you tried already?",
    "I understand. What would a good outcome look like for you?",
    "That sounds frustrating. Did anything change just before?",
    "Got it. Could you tell me a little more?",
  ],
  ask: [
    "Does that answer your question?",
    "Is there anything else I can look at?",
    "Would you like me to go into detail?",
    "What would you like to do next?",
    "Did that come across clearly?",
  ],
  well: [
    "Very well, thank you for asking.",
    "Doing fine, thanks, and ready to help.",
    "All good on my side.",
    "Good, thank you. I hope your day is kind to you too.",
  ],
  thanks: [
    "You're very welcome.",
    "Glad I could help.",
    "Any time at all.",
    "Thank you for your patience.",
  ],
  farewell: [
    "Thanks for stopping by. Take care.",
    "Goodbye, and do come back if it acts up again.",
    "Have a good rest of the day.",
    "Until next time. I will be here.",
  ],
  told: [
    "That is everything I have on my side. What can I do for you?",
    "You have all my notes now. Shall we look at your question?",
    "I have nothing further to add, but I am still listening.",
    "That covers it from me. What is left for you?",
  ],
  topics: [
    "I can also tell you about",
    "You may want to ask about",
    "Other things I know about:",
    "We could also go through",
  ],
};
