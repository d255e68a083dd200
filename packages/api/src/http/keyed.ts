import type { Context, Services } from "../context.ts";
import { once } from "../idempotency/idempotency.service.ts";
import type { Exchange } from "./answer.ts";

interface Keyed {
  /** What the key is for, as in `characters.import`. */
  route: string;
  /** By which a repetition is known: of a file, its hash. */
  input(): unknown;
}

/** Does the work of a POST beside the procedures, once for each `Idempotency-Key`. */
export async function keyed<Answer>(
  { services, context }: { services: Services; context: Context },
  { request, route, input }: Keyed & Pick<Exchange, "request">,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string") return work();
  const answer = await once({ services, context }, { key, route, input: input() }, work);
  return answer as Answer;
}
