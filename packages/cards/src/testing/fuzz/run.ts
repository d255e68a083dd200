import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "600" }, seed: { type: "string" } },
});
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
console.log(
  `Fuzzing the reading and writing of cards for ${values.seconds} s, from seed ${seed} …`,
);
const { read, refused } = fuzz({ seconds: Number(values.seconds), seed });
console.log(`Nothing broke: ${read} files were read, ${refused} refused.`);
