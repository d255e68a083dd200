import type { PublicCharacter } from "@personaforge/contract/character";
import { MessageCircle, Pencil } from "lucide-react";
import Link from "next/link";
import { tagPath } from "#features/gallery/galleryParams.ts";
import { editorPath, publicPath } from "#features/library/characterLinks.ts";
import { Avatar } from "#ui/Avatar.tsx";
import { Badge } from "#ui/Badge.tsx";
import { ButtonLink } from "#ui/Button.tsx";
import { PageHeading } from "#ui/PageHeading.tsx";
import { DownloadCard } from "./DownloadCard.tsx";

const day = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

function Origin({ character }: { character: PublicCharacter }) {
  const { creator, version, published_at, content_rating } = character;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-faint">
      <span className="wrap-anywhere">by {creator.name}</span>
      <span aria-hidden>·</span>
      <span>version {version}</span>
      <span aria-hidden>·</span>
      <span>
        published <time dateTime={published_at}>{day.format(new Date(published_at))}</time>
      </span>
      {content_rating === "mature" && <Badge tone="caution">Mature</Badge>}
    </p>
  );
}

function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="mt-2 flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag} className="max-w-full">
          <Link
            href={tagPath(tag)}
            prefetch={false}
            dir="auto"
            className="control-sm inline-flex max-w-full items-center rounded-full bg-sunken px-3 text-[0.8125rem] text-muted transition-colors hover:text-ink"
          >
            <span className="truncate">{tag}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What is above the fold: who this is, and the way into a chat. */
export function CharacterHead({ character, mine }: { character: PublicCharacter; mine: boolean }) {
  const { id, name, avatar, slug, tagline, tags } = character;
  const text = { dir: "auto" as const, lang: character.language ?? undefined };
  return (
    <header className="flex flex-col gap-6 sm:flex-row sm:gap-8">
      <Avatar
        id={id}
        name={name}
        picture={avatar}
        size="xl"
        className="max-sm:size-24 max-sm:rounded-3xl max-sm:text-4xl"
      />
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <PageHeading className="text-4xl wrap-anywhere md:text-[2.75rem]" {...text}>
          {name}
        </PageHeading>
        {tagline && (
          <p className="font-serif text-xl leading-snug text-muted italic wrap-anywhere" {...text}>
            {tagline}
          </p>
        )}
        <Origin character={character} />
        <div className="mt-2 flex flex-wrap gap-2">
          <ButtonLink variant="primary" href={`${publicPath(slug)}/chat`} className="px-5">
            <MessageCircle aria-hidden size={17} /> Chat now
          </ButtonLink>
          <DownloadCard slug={slug} />
          {mine && (
            <ButtonLink href={editorPath(id)}>
              <Pencil aria-hidden size={15} /> Edit
            </ButtonLink>
          )}
        </div>
        <Tags tags={tags} />
      </div>
    </header>
  );
}
