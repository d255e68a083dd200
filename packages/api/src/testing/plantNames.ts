import { exampleCharacter } from "./examples.ts";
import type { Names } from "./inputs.ts";

/** Asks the server and resolves with the parsed body. */
type Post = (path: string, body: object) => Promise<unknown>;

/** Makes characters, versions, labels and conversations, for generated inputs to name. */
export async function plantNames(post: Post): Promise<Names & { characters: string[] }> {
  const ids: string[] = [];
  const characters: string[] = [];
  const texts = ["production", "staging", "v1", "newest", "draft", "origin"];
  for (const is_public of [true, false]) {
    const character = await post("/api/v1/characters", exampleCharacter({ is_public }));
    const { id, slug } = character as { id: string; slug: string };
    await post(`/api/v1/characters/${id}/versions`, { labels: ["production"] });
    const conversation = await post("/api/v1/conversations", { character: id });
    ids.push(id, id, id, (conversation as { id: string }).id);
    texts.push(id, slug, `${slug}@v1`, `${id}@production`);
    characters.push(id);
  }
  return { ids, texts, characters };
}
