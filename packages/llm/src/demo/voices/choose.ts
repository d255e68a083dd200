import { curt } from "./curt.ts";
import { helpful } from "./helpful.ts";
import { lively } from "./lively.ts";
import { plain } from "./plain.ts";
import { precise } from "./precise.ts";
import { teaching } from "./teaching.ts";
import type { Voice } from "./voice.ts";
import { warm } from "./warm.ts";

const voices: readonly Voice[] = [warm, curt, precise, teaching, helpful, lively];

/**
 * The voice whose signs stand most often in what an author wrote about the character; plain when
 * there are none.
 * @param style its tone and tags; counts three times as much as the rest
 */
export function chooseVoice(style: string, rest: string): Voice {
  const weigh = ({ signs }: Voice) =>
    (style.match(signs)?.length ?? 0) * 3 + (rest.match(signs)?.length ?? 0);
  const best = voices.reduce((one, other) => (weigh(other) > weigh(one) ? other : one));
  return weigh(best) > 0 ? best : plain;
}
