import { exampleCharacter } from "../../testing/examples.ts";
import { type Cells, cells } from "./callersTable.ts";
import { cardRows } from "./matrixCards.ts";
import { importRows } from "./matrixImports.ts";
import { promptRows } from "./matrixPrompts.ts";
import { ofEach, type Row, row, unknown } from "./matrixRow.ts";

const nothing = () => undefined;
const all = () => ({});

const edits = {
  mine: cells.editMine,
  minePublic: cells.editPublic,
  foreign: cells.editForeign,
  foreignPublic: cells.editOthers,
};

const reads = {
  mine: cells.readMine,
  minePublic: cells.readPublic,
  foreign: cells.readForeign,
  foreignPublic: cells.readOthers,
};

const talk = (own: Cells) => [
  row("their own", ({ conversations }, who) => ({ id: conversations[who] ?? unknown }), own),
  row("the owner's", ({ conversation: id }) => ({ id }), cells.talkOwned),
];

let renamed = 0;

/** What each procedure answers to everybody, by what it is about. */
export const matrix: Readonly<Record<string, readonly Row[]>> = {
  "me.get": [row("", nothing, cells.open)],
  "me.offers": [row("", nothing, cells.open)],
  "me.update": [row("", () => ({ name: "Somebody" }), cells.personal)],
  // Nobody gets past the address, which is not theirs.
  "me.delete": [
    row(
      "",
      () => ({ email: "not@example.org" }),
      "401 401 401 | 400 400 400 400 400 | 403 403 403 403 403",
    ),
  ],
  "sessions.list": [row("", nothing, cells.personal)],
  "sessions.revoke": [
    row(
      "another person's",
      ({ sessionId: id }) => ({ id }),
      "401 401 401 | 404 404 404 404 404 | 403 403 403 403 403",
    ),
  ],
  "sessions.revokeOthers": [row("", nothing, cells.personal)],

  "workspaces.list": [row("", nothing, cells.personal)],
  "workspaces.create": [row("", () => ({ name: "New" }), cells.personal)],
  "workspaces.update": [
    row(
      "",
      () => ({ name: `Renamed ${++renamed}` }),
      // A personal workspace has the name of its person.
      "401 401 401 | 409 403 403 ok ok | 403 403 403 403 403",
    ),
  ],
  // The name is not repeated, so that it is still there for the next one. Who has no team is told so.
  "workspaces.delete": [
    row("", () => ({ name: "wrong" }), "401 401 401 | 409 403 403 403 400 | 403 403 403 403 403"),
  ],
  "workspaces.switch": [
    row(
      "the team",
      ({ teamId: id }) => ({ id }),
      "401 401 401 | 404 ok ok ok ok | 403 403 403 403 403",
    ),
  ],
  "members.list": [row("", nothing, cells.personal)],
  "members.update": [
    row("a member", ({ memberId }) => ({ account_id: memberId, role: "editor" }), cells.manageMine),
  ],
  "members.remove": [
    row("another", ({ memberId }) => ({ account_id: memberId }), cells.manageMine),
  ],
  "invitations.create": [
    row(
      "",
      () => ({ email: "next@example.org", role: "viewer" }),
      "401 401 401 | 409 403 403 ok ok | 403 403 403 403 403",
    ),
  ],
  "invitations.revoke": [row("the team's", ({ invitationId: id }) => ({ id }), cells.manageMine)],
  "invitations.read": [
    row(
      "no token of ours",
      () => ({ token: "x".repeat(43) }),
      "401 401 401 | 404 404 404 404 404 | 403 403 403 403 403",
    ),
  ],
  "invitations.accept": [
    row(
      "no token of ours",
      () => ({ token: "x".repeat(43) }),
      "401 401 401 | 404 404 404 404 404 | 403 403 403 403 403",
    ),
  ],

  "apiKeys.list": [row("", nothing, cells.manage)],
  "apiKeys.create": [row("", () => ({ name: "Key", scopes: ["chat"] }), cells.manage)],
  // The owner made it, and it acts for them.
  "apiKeys.rotate": [
    row(
      "the team's",
      ({ keyId: id }) => ({ id }),
      "401 401 401 | 404 403 403 403 ok | 403 403 403 403 403",
    ),
  ],
  "apiKeys.revoke": [row("the team's", ({ keyId: id }) => ({ id }), cells.manageMine)],
  "embedTokens.create": [
    row(
      "mine",
      ({ mine }) => ({ character: mine, origin: "https://app.example", scopes: ["chat"] }),
      "401 401 401 | 404 403 ok ok ok | 403 403 403 ok 403",
    ),
    row(
      "foreign",
      ({ foreign }) => ({ character: foreign, origin: "https://app.example", scopes: ["chat"] }),
      "401 401 401 | 404 403 404 404 404 | 404 403 403 404 403",
    ),
  ],

  "characters.create": [
    row("", () => exampleCharacter(), cells.make),
    row(
      "published at once",
      () => exampleCharacter({ is_public: true }),
      "401 401 401 | ok 403 403 ok ok | 403 403 403 403 403",
    ),
  ],
  "characters.get": [
    row("mine", ({ mine }) => ({ id: mine }), "404 404 401 | 404 ok ok ok ok | ok 403 403 403 ok"),
    row(
      "minePublic",
      ({ minePublic }) => ({ id: minePublic }),
      "ok ok 401 | ok ok ok ok ok | ok 403 403 403 403",
    ),
    row(
      "foreign",
      ({ foreign }) => ({ id: foreign }),
      "404 404 401 | 404 404 404 404 404 | 404 403 403 403 404",
    ),
    row(
      "foreignPublic",
      ({ foreignPublic }) => ({ id: foreignPublic }),
      "ok ok 401 | ok ok ok ok ok | ok 403 403 403 403",
    ),
  ],
  "characters.list": [row("", all, cells.listMine)],
  "characters.update": [
    ...ofEach((id) => ({ id, name: "New" }), edits),
    row("mine, published", ({ mine: id }) => ({ id, is_public: true }), cells.publishMine),
  ],
  "characters.delete": ofEach((id) => ({ id }), edits),
  "characters.undelete": [row("trashed", ({ mineTrashed: id }) => ({ id }), cells.editMine)],
  "characters.removeSamples": [row("", nothing, cells.make)],

  "versions.list": ofEach((id) => ({ id }), reads),
  "versions.get": ofEach((id) => ({ id, number: 1 }), reads),
  "versions.save": [
    ...ofEach((id) => ({ id, name: "New" }), edits),
    row(
      "mine, with production",
      ({ mine: id }) => ({ id, name: "Newer", labels: ["production"] }),
      cells.publishMine,
    ),
  ],
  "versions.restore": ofEach((id) => ({ id, number: 1 }), edits),
  "versions.branch": ofEach((id) => ({ id, number: 1 }), edits),
  "versions.rename": ofEach((id) => ({ id, number: 1, message: "Said" }), edits),
  "versions.diff": ofEach((id) => ({ id, from: "v1", to: "newest" }), reads),

  "labels.list": ofEach((id) => ({ id }), reads),
  "labels.set": [
    row(
      "minePublic",
      ({ minePublic: id }) => ({ id, label: "staging", version: 2 }),
      cells.labelPublic,
    ),
    row("foreign", ({ foreign: id }) => ({ id, label: "staging", version: 1 }), cells.labelForeign),
    row(
      "foreignPublic",
      ({ foreignPublic: id }) => ({ id, label: "staging", version: 1 }),
      cells.labelOthers,
    ),
    row(
      "production of mine",
      ({ mine: id }) => ({ id, label: "production", version: 2 }),
      cells.promoteMine,
    ),
    row(
      "production of minePublic",
      ({ minePublic: id }) => ({ id, label: "production", version: 2 }),
      cells.promotePublic,
    ),
  ],
  "labels.remove": [
    row("minePublic", ({ minePublic: id }) => ({ id, label: "staging" }), cells.labelPublic),
    row(
      "production of minePublic",
      ({ minePublic: id }) => ({ id, label: "production" }),
      cells.promotePublic,
    ),
    row("foreign", ({ foreign: id }) => ({ id, label: "staging" }), cells.labelForeign),
  ],
  "drafts.get": ofEach((id) => ({ id }), reads),
  "drafts.put": ofEach((id) => ({ id, content: { name: "N" } }), edits),

  ...promptRows,
  ...cardRows,
  ...importRows,

  "gallery.search": [row("", all, cells.open)],
  "gallery.get": [
    row(
      "minePublic",
      ({ minePublic: id }) => ({ id }),
      "ok ok 401 | ok ok ok ok ok | ok ok ok ok 403",
    ),
    row(
      "foreignPublic",
      ({ foreignPublic: id }) => ({ id }),
      "ok ok 401 | ok ok ok ok ok | ok ok ok ok 403",
    ),
    row(
      "mine",
      ({ mine: id }) => ({ id }),
      "404 404 401 | 404 404 404 404 404 | 404 404 404 404 404",
    ),
  ],
  "gallery.fork": [
    row("minePublic", ({ minePublic: id }) => ({ id }), cells.make),
    row("foreignPublic", ({ foreignPublic: id }) => ({ id }), cells.make),
    row(
      "foreign",
      ({ foreign: id }) => ({ id }),
      "401 401 401 | 404 403 404 404 404 | 403 404 403 403 403",
    ),
  ],

  "conversations.create": [
    row("mine", ({ mine: character }) => ({ character }), cells.talkMine),
    row("minePublic", ({ minePublic: character }) => ({ character }), cells.talkPublic),
    row("foreign", ({ foreign: character }) => ({ character }), cells.talkForeign),
    row("foreignPublic", ({ foreignPublic: character }) => ({ character }), cells.talkOthers),
  ],
  "conversations.list": [row("", all, cells.talkList)],
  "conversations.get": talk(cells.talkOwn),
  "conversations.delete": talk(cells.talkOwn),
  "conversations.replay": talk(cells.talkOwn),
  "conversations.abort": talk(cells.talkOwn),
  "conversations.send": [
    row(
      "their own",
      ({ conversations }, who) => ({ conversation_id: conversations[who] ?? unknown, text: "Hi" }),
      "401 401 401 | 502 502 502 502 502 | 403 403 403 502 502",
    ),
    row(
      "the owner's",
      ({ conversation }) => ({ conversation_id: conversation, text: "Hi" }),
      "401 401 401 | 404 404 404 404 502 | 403 403 403 404 404",
    ),
  ],

  "changes.list": [row("", all, cells.listMine)],
  "changes.follow": [row("", nothing, cells.listMine)],
  "audit.list": [row("", all, cells.manage)],
  "jobs.list": [row("", nothing, cells.listMine)],
};
