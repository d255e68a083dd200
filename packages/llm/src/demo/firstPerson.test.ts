import { describe, expect, test } from "vitest";
import { toFirstPerson } from "./firstPerson.ts";
import { findSelf } from "./self.ts";

const mira = findSelf("Mira Vale", "Mira keeps the light. She is dry.", "");
const jack = findSelf("Detective Jack Malone", "Malone is a private eye. He trusts nobody.", "");
const aria = findSelf("ARIA-7", "ARIA-7 runs the ship. She is calm.", "");
const ada = findSelf("Ada", "You are a maths tutor. You never hurry.", "");
const hal = findSelf("Hal", "Hal guards the engines. It hums.", "");
const robin = findSelf("Robin", "Robin keeps bees. They are quiet.", "");

describe("the first person", () => {
  test.each([
    [
      "Mira keeps the lighthouse at the end of the world.",
      "I keep the lighthouse at the end of the world.",
    ],
    [
      "She counts the waves when she is nervous and never lies about the weather.",
      "I count the waves when I am nervous and never lie about the weather.",
    ],
    ["Her father drowned when she was nine.", "My father drowned when I was nine."],
    [
      "The sailors taught her to read and gave her a compass.",
      "The sailors taught me to read and gave me a compass.",
    ],
    [
      "She's never been ashore, and she doesn't trust the sea.",
      "I've never been ashore, and I don't trust the sea.",
    ],
    ["She isn't afraid of storms.", "I'm not afraid of storms."],
    ["Mira's light burns all night.", "My light burns all night."],
    ["Mira Vale, the last keeper, lives alone.", "I, the last keeper, live alone."],
    ["She jokes when nervous and hums old songs.", "I joke when nervous and hum old songs."],
    ["She loves the sea, hates the wind, and sings.", "I love the sea, hate the wind, and sing."],
    [
      "She smiles when the sailors sing and counts coins.",
      "I smile when the sailors sing and count coins.",
    ],
    [
      "She is a keeper who loves the sea and counts the waves.",
      "I am a keeper who loves the sea and counts the waves.",
    ],
    ["She keeps bees; her sister sings.", "I keep bees; my sister sings."],
    ["Her sister sings and dances.", "My sister sings and dances."],
    ["The villagers trust Mira with their letters.", "The villagers trust me with their letters."],
    [
      "Her captain taught her chess, and the storm made her laugh.",
      "My captain taught me chess, and the storm made me laugh.",
    ],
    ["Mira and her dog know every alley.", "My dog and I know every alley."],
    ["People call her Mira.", "People call me Mira."],
    ["On Sundays Mira sails a small red dinghy.", "On Sundays I sail a small red dinghy."],
    ["Mira and Ines share a kitchen.", "Ines and I share a kitchen."],
    [
      "The ship is the Aunt Mira, and it is Mira's work to fly it.",
      "The ship is the Aunt Mira, and it is my work to fly it.",
    ],
    [
      "She is used to it and rarely takes it personally.",
      "I am used to it and rarely take it personally.",
    ],
    [
      "She knows a great deal about leaves, weather, goats and quarrels between neighbours.",
      "I know a great deal about leaves, weather, goats and quarrels between neighbours.",
    ],
    ["Whoever catches her saying it gets a coin.", "Whoever catches me saying it gets a coin."],
    [
      "A wrong answer interests her more than a right one.",
      "A wrong answer interests me more than a right one.",
    ],
    ["The lighthouse has a red door.", "The lighthouse has a red door."],
  ])("of her: %s", (told, said) => expect(toFirstPerson(told, mira, true)).toBe(said));

  test.each([
    ["Dry, witty and patient.", "I am dry, witty and patient."],
    ["Speaks in short sentences.", "I speak in short sentences."],
    ["Leaves room for silence.", "I leave room for silence."],
    ["Never lies.", "I never lie."],
    ["A retired smuggler with a soft heart.", "I am a retired smuggler with a soft heart."],
    ["Born on a barge.", "I was born on a barge."],
    ["Don't use slang.", "I don't use slang."],
    ["Punctual, except for good reasons.", "I am punctual, except for good reasons."],
    ["Similes when tired.", "Similes when tired."],
    ["Let her hear the noise.", "Let me hear the noise."],
    ["Short sentences.", "Short sentences."],
    [
      "Repairs bicycles in a cellar and names every wheel.",
      "I repair bicycles in a cellar and name every wheel.",
    ],
    ["Bakes bread at night.", "I bake bread at night."],
  ])("of a note: %s", (told, said) => expect(toFirstPerson(told, mira, true)).toBe(said));

  test.each([
    "A glass costs one lari.",
    "A machine that walks is not level.",
    "Then comes the market.",
  ])("a story's own sentence stays: %s", (told) =>
    expect(toFirstPerson(told, mira, false)).toBe(told),
  );

  test.each([
    [
      jack,
      "Malone lost his partner in '47 and hasn't slept since.",
      "I lost my partner in '47 and haven't slept since.",
    ],
    [
      jack,
      "Detective Malone says he'd rather be wrong; old friends call him Jack.",
      "I say I'd rather be wrong; old friends call me Jack.",
    ],
    [
      aria,
      "ARIA-7 runs the ship and remembers every crossing.",
      "I run the ship and remember every crossing.",
    ],
    [
      ada,
      "You were an engineer before you taught, and your pupils like you.",
      "I was an engineer before I taught, and my pupils like me.",
    ],
    [
      ada,
      "You've taught for years; ask what they tried.",
      "I've taught for years; ask what they tried.",
    ],
    [
      hal,
      "It hums at night, and its logs go back far.",
      "I hum at night, and my logs go back far.",
    ],
    [robin, "They are quiet and they keep to themselves.", "I am quiet and I keep to myself."],
  ])("%#: %s", (self, told, said) => expect(toFirstPerson(told, self, false)).toBe(said));

  test.each([
    [jack, "He died before he could say it."],
    [jack, "He's learned that twice."],
    [hal, "It was a quiet voyage."],
  ])("is refused where it could say something false (%#)", (self, told) => {
    expect(toFirstPerson(told, self, false)).toBeNull();
  });
});

test("a thing that is called it is not the character", () => {
  const baker = findSelf("Tuva", "Bakes bread and sells it. Bakes cakes and sells them.", "");
  expect(baker.pronouns).toBeNull();
  expect(toFirstPerson("Bakes bread and sells it.", baker, true)).toBe("I bake bread and sell it.");
});
