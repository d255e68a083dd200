import { type RecordedRequest, startFakeOpenai } from "@personaforge/llm/fakeOpenai/server";
import { type ChatProvider, chooseProvider } from "@personaforge/llm/provider";
import { afterAll } from "vitest";

export interface ScriptedModel {
  /** Asks the scripted server for the model that the test has set last. */
  provider: ChatProvider;
  /** What the model does from now on: a name of `fakeOpenai/script.ts`. */
  use(behaviour: string): void;
  /** Every request to the model so far, oldest first. */
  requests: readonly RecordedRequest[];
}

/** One API for all behaviours of a model, which answers over HTTP like a real one. */
export async function scriptedModel(): Promise<ScriptedModel> {
  const fake = await startFakeOpenai();
  afterAll(() => fake.close());
  let model = "echo";
  const provider: ChatProvider = {
    id: "openai",
    demo: false,
    notice: null,
    get model() {
      return model;
    },
    complete: (request) =>
      chooseProvider({ baseUrl: fake.url, apiKey: "k", model }).complete(request),
  };
  return {
    provider,
    use(behaviour) {
      model = behaviour;
    },
    requests: fake.requests,
  };
}
