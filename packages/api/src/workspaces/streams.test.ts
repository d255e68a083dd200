import { expect, test } from "vitest";
import { addMember, makeWorkspace } from "../testing/accounts.ts";
import { accountsApi, type Credential } from "../testing/accountsApi.ts";
import { openEvents } from "../testing/events.ts";
import { exampleCharacter } from "../testing/examples.ts";
import { quickest } from "../testing/quickest.ts";

const api = await accountsApi();
const olga = await api.join("Olga");
const guest = await api.join("Guest");

/** What somebody is told from now on, until the stream ends. */
async function follow(headers: Credential, onOpened: () => void): Promise<unknown[]> {
  const told: unknown[] = [];
  const events = openEvents(`${api.url}/api/trpc/changes.follow`, { headers });
  try {
    for await (const { event, data } of events) {
      if (event !== "connected" && event !== "ping") told.push(data);
      if (told.length === 1) onOpened();
    }
  } catch {
    // It was cut.
  }
  return told;
}

const waysIn = ["by header", "by session"] as const;

test.each(waysIn)(
  "the feed of who came in %s is cut within a second of their going",
  async (way) => {
    const untilCut = async () => {
      const team = await makeWorkspace(api.db, olga);
      await addMember(api.db, team, { account: guest, role: "viewer" });
      const home = { as: guest.credential, body: {} };
      if (way === "by session") await api.send("POST", `/api/v1/workspaces/${team}/switch`, home);
      await new Promise((resolve) => setTimeout(resolve, 450));
      const named: Credential = way === "by header" ? { "pf-workspace": team } : {};
      const opened = Promise.withResolvers<void>();
      const following = follow({ ...guest.credential, ...named }, opened.resolve);
      await opened.promise;
      const as = { ...olga.credential, "pf-workspace": team };
      await api.send("DELETE", `/api/v1/members/${guest.accountId}`, { as });
      const since = performance.now();
      expect(await following).toHaveLength(1);
      const time = performance.now() - since;
      await api.send("POST", "/api/v1/characters", { as, body: exampleCharacter() });
      return time;
    };
    expect(await quickest(1_200, untilCut)).toBeLessThan(1_200);
  },
);
