import type { PublicCharacter } from "@personaforge/contract/character";
import { publicPath } from "#features/library/characterLinks.ts";
import { Avatar } from "#ui/Avatar.tsx";
import { ButtonLink } from "#ui/Button.tsx";
import { Markdown } from "#ui/Markdown.tsx";
import { CharacterHead } from "./CharacterHead.tsx";
import { CharacterText } from "./CharacterText.tsx";

function Greeting({ character }: { character: PublicCharacter }) {
  const { id, name, avatar, slug, initial_greeting: greeting, language } = character;
  if (!greeting) return null;
  return (
    <section aria-label="Greeting" className="flex items-start gap-3">
      <Avatar id={id} name={name} picture={avatar} size="sm" className="mt-1" />
      <div className="flex min-w-0 flex-col items-start gap-3">
        <div
          dir="auto"
          lang={language ?? undefined}
          className="flex flex-col gap-3 rounded-xl rounded-ss-sm border border-line bg-surface px-5 py-4 text-[1.0625rem] leading-7 wrap-anywhere"
        >
          <Markdown text={greeting} />
        </div>
        <ButtonLink variant="quiet" size="sm" href={`${publicPath(slug)}/chat`} className="px-1">
          Answer {name}
        </ButtonLink>
      </div>
    </section>
  );
}

const number = new Intl.NumberFormat("en");
const languages = new Intl.DisplayNames("en", { type: "language" });

/** `zh-TW` → `Traditional Chinese`; a tag that names no language stays as it is. */
function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function loreWords(entries: number): string | null {
  return entries === 0 ? null : entries === 1 ? "1 entry" : `${number.format(entries)} entries`;
}

function Facts({ character }: { character: PublicCharacter }) {
  const facts = [
    ["Language", character.language && languageName(character.language)],
    ["Licence", character.license],
    ["Lorebook", loreWords(character.lorebook?.entries.length ?? 0)],
    ["Rating", character.content_rating === "mature" ? "Mature" : "General"],
  ].filter(([, value]) => value);
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 border-t border-line pt-6 text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="min-w-0">
          <dt className="text-faint">{term}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A public character for everybody. Only server components: it needs no script to be read. */
export function PublicPage({ character, mine }: { character: PublicCharacter; mine: boolean }) {
  return (
    <article className="mx-auto flex w-full max-w-3xl flex-col gap-10 px-4 py-8 md:px-8 md:py-12">
      <CharacterHead character={character} mine={mine} />
      <Greeting character={character} />
      <CharacterText character={character} />
      <Facts character={character} />
    </article>
  );
}
