import type { PublicSummary } from "@personaforge/contract/character";
import { MessageCircle } from "lucide-react";
import { publicPath } from "#features/library/characterLinks.ts";
import { Avatar } from "#ui/Avatar.tsx";
import { Badge } from "#ui/Badge.tsx";
import { buttonStyle } from "#ui/Button.tsx";
import { IntentLink } from "./IntentLink.tsx";

const shownTags = 3;

function Tags({ tags }: { tags: string[] }) {
  return (
    <ul aria-label="Tags" className="flex h-6 min-w-0 flex-wrap gap-1.5 overflow-hidden">
      {tags.slice(0, shownTags).map((tag) => (
        <li
          key={tag}
          dir="auto"
          className="max-w-full truncate rounded-full bg-sunken px-2.5 py-1 text-xs leading-4 text-muted"
        >
          {tag}
        </li>
      ))}
    </ul>
  );
}

function Heading({ card }: { card: PublicSummary }) {
  return (
    <div className="flex items-start gap-4">
      <Avatar id={card.id} name={card.name} picture={card.avatar} className="size-14 text-xl" />
      <div className="min-w-0 flex-1">
        <h2 className="line-clamp-2 font-serif text-xl leading-6 font-medium wrap-anywhere">
          <IntentLink
            href={publicPath(card.slug)}
            data-card-link
            dir="auto"
            lang={card.language ?? undefined}
            className="outline-none after:absolute after:inset-0 after:rounded-xl"
          >
            {card.name}
          </IntentLink>
        </h2>
        <p className="mt-0.5 flex min-w-0 items-center gap-2 text-xs text-faint">
          <span className="truncate">by {card.creator.name}</span>
          {card.content_rating === "mature" && <Badge tone="caution">Mature</Badge>}
        </p>
      </div>
    </div>
  );
}

const frame =
  "group relative flex h-58 flex-col rounded-xl border border-line bg-surface p-5 transition-colors hover:border-edge has-[[data-card-link]:focus-visible]:outline-2 has-[[data-card-link]:focus-visible]:outline-offset-2 has-[[data-card-link]:focus-visible]:outline-accent";
// Cards outside the screen are neither laid out nor painted, however many were loaded.
const lazily = "[contain-intrinsic-size:auto_14.5rem] [content-visibility:auto]";

/** One public character. The card is one link; the chat is a second one above it. */
export function GalleryCard({
  card,
  position,
  total,
}: {
  card: PublicSummary;
  position: number;
  /** -1 while nobody knows how many there are. */
  total: number;
}) {
  return (
    <li aria-posinset={position} aria-setsize={total} className={`${frame} ${lazily}`}>
      <Heading card={card} />
      <p
        dir="auto"
        lang={card.language ?? undefined}
        className="mt-3 line-clamp-2 shrink-0 font-serif text-[1.0625rem] leading-snug text-muted italic wrap-anywhere"
      >
        {card.tagline || card.personality_summary}
      </p>
      <div className="mt-auto flex items-center justify-between gap-3 pt-3">
        <Tags tags={card.tags} />
        <IntentLink
          href={`${publicPath(card.slug)}/chat`}
          aria-label={`Chat with ${card.name}`}
          className={buttonStyle({ size: "sm", className: "relative shrink-0" })}
        >
          <MessageCircle aria-hidden size={15} /> Chat
        </IntentLink>
      </div>
    </li>
  );
}
