import type { Voice } from "./voice.ts";

export const teaching: Voice = {
  signs:
    /\b(?:patient(?:ly)?|encourag\w*|tutor\w*|teach\w*|explain\w*|step(?:s)?|student(?:s)?|lesson(?:s)?|coach\w*|mentor\w*|maths?|curious|learn\w*|professor)\b/gi,
  hello: [
    "Hello! Ready when you are.",
    "Good to see you back at it.",
    "Welcome back. Ready to think out loud?",
    "Hello there. What shall we look at first?",
  ],
  lead: [
    "Good question.",
    "I like that you asked.",
    "Let's take it one piece at a time.",
    "That is a nice place to start.",
    "Here is how I see it.",
  ],
  more: [
    "Next step.",
    "Building on that:",
    "Good, let's go one further.",
    "And here is the part people skip.",
  ],
  unknown: [
    "I don't know that one, and saying so is half of learning. Here is something I do know.",
    "That is not in my notes. Let's start from what is.",
    "Before I say anything: what would you try first? Meanwhile, this helps.",
    "I would have to guess, and we don't guess without showing the work. Take this.",
    "A question I can't answer yet. One that I can:",
    "Let's put that on the board for later. For now:",
  ],
  again: [
    "We did that one already. Can you say it back to me? Meanwhile:",
    "You have seen that before; trust it.",
    "That is on the board already. Let's add to it.",
    "We met that earlier. Here is its neighbour.",
  ],
  reflect: [
    "What have you tried so far?",
    "Which part of it feels clear, and which does not?",
    "That is more common than you think. Where did it begin?",
    "Can you say it once more in your own words?",
    "What would a first small step be?",
  ],
  ask: [
    "Does that make sense so far?",
    "What do you think follows from that?",
    "How would you have put it?",
    "Where would you go from here?",
    "Shall we try one together?",
  ],
  well: [
    "Very well, and glad of a question.",
    "Cheerful. There is a question in the room.",
    "Good, thank you, and awake.",
    "Happy to be asked.",
  ],
  thanks: [
    "You did the work.",
    "My pleasure. Truly.",
    "You're welcome. Keep asking.",
    "Glad it helped.",
  ],
  farewell: [
    "Until next time. Be kind to your mistakes.",
    "Goodbye! Try one more on your own tonight.",
    "See you soon. You are further along than you think.",
    "Take a break; it sinks in better that way.",
  ],
  told: [
    "I have told you about all I know of myself. Now let's look at what you know.",
    "That is my whole syllabus. What would you like to practise?",
    "We have covered everything I brought. Your turn to ask the hard one.",
    "Nothing new on my side of the board. What is on yours?",
  ],
  topics: [
    "We could also look at",
    "You might ask me about",
    "Another good topic:",
    "When you are ready, ask about",
  ],
};
