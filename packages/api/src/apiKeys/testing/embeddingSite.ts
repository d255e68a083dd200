import type { createEmbedToken, EmbedToken } from "@personaforge/contract/apiKey";
import type * as z from "zod";
import { accountsApi, type Credential } from "../../testing/accountsApi.ts";
import { bearer, makeCharacter, makeKey } from "./keys.ts";

type Wanted = Partial<z.input<typeof createEmbedToken>>;

export const app = "https://app.example";

/** The site of Anna, who embeds `mine` in pages of `app`, and others' characters beside it. */
export async function embeddingSite() {
  const api = await accountsApi();
  const anna = await api.join("Anna");
  const ben = await api.join("Ben");
  const mine = await makeCharacter(api, anna.credential, { name: "Embedded" });
  const hidden = await makeCharacter(api, anna.credential, { name: "Hidden" });
  const shown = await makeCharacter(api, anna.credential, { name: "Shown", is_public: true });
  const foreign = await makeCharacter(api, ben.credential, { name: "Foreign", is_public: true });
  const scopes = ["characters:read" as const, "chat" as const];
  const key = await makeKey(api, anna.credential, { scopes, origins: [app] });

  const mint = (as: Credential, body: Wanted = {}) =>
    api.send<EmbedToken>("POST", "/api/v1/embed-tokens", {
      as,
      body: { character: mine.id, origin: app, ...body },
    });
  /** What a page of the site shows. */
  const minted = async (as: Credential, body: Wanted = {}): Promise<Credential> => {
    const answer = await mint(as, body);
    if (answer.status !== 201) throw new Error(`no token: ${JSON.stringify(answer.body)}`);
    return { ...bearer(answer.body.token), origin: app };
  };
  const statusOf = async (as: Credential, path = "/api/v1/me") =>
    (await api.send("GET", path, { as })).status;
  return { api, anna, ben, mine, hidden, shown, foreign, key, mint, minted, statusOf };
}
