import type { PublicCharacter } from "@personaforge/contract/character";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Markdown } from "#ui/Markdown.tsx";

function Prose({ text, language }: { text: string; language: string | null }) {
  return (
    <div
      dir="auto"
      lang={language ?? undefined}
      className="flex flex-col gap-3 text-[1.0313rem] leading-7 wrap-anywhere"
    >
      <Markdown text={text} />
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="font-serif text-2xl font-medium tracking-[-0.01em]">{title}</h2>
      {children}
    </section>
  );
}

/** A long text that waits folded; `details` needs no script. */
function Folded({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="group rounded-lg border border-line bg-surface open:pb-4">
      <summary className="flex min-h-11 items-center gap-2 rounded-lg px-4 text-sm font-medium text-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={15}
          className="shrink-0 transition-transform group-open:rotate-90 rtl:-scale-x-100"
        />
        {summary}
      </summary>
      <div className="px-4">{children}</div>
    </details>
  );
}

/** The texts of a public character, in the order in which a reader wants them. */
export function CharacterText({ character }: { character: PublicCharacter }) {
  const { language, backstory, tone_description: tone, opening_scene: scene } = character;
  const prose = (text: string) => <Prose text={text} language={language} />;
  return (
    <div className="flex flex-col gap-10">
      <Section title="Personality">{prose(character.personality_summary)}</Section>
      {backstory && <Section title="Backstory">{prose(backstory)}</Section>}
      {tone && <Section title="Tone">{prose(tone)}</Section>}
      {character.scenario && <Section title="Scenario">{prose(character.scenario)}</Section>}
      {scene && (
        <Section title="Opening scene">
          {scene.length > 1_200 ? (
            <Folded summary="Read the scene">{prose(scene)}</Folded>
          ) : (
            prose(scene)
          )}
        </Section>
      )}
      {character.alternate_greetings.length > 0 && (
        <Section title="Other greetings">
          <Numbered name="Greeting" texts={character.alternate_greetings} prose={prose} />
        </Section>
      )}
      {character.group_greetings.length > 0 && (
        <Section title="Greetings in a group">
          <Numbered name="Greeting" texts={character.group_greetings} prose={prose} />
        </Section>
      )}
      {character.example_dialogues.length > 0 && (
        <Section title="Example dialogues">
          <Numbered name="Dialogue" texts={character.example_dialogues} prose={prose} />
        </Section>
      )}
    </div>
  );
}

function Numbered({
  name,
  texts,
  prose,
}: {
  name: string;
  texts: string[];
  prose: (text: string) => ReactNode;
}) {
  return (
    <div className="flex flex-col gap-2">
      {texts.map((text, index) => (
        <Folded key={`${index}:${text.slice(0, 40)}`} summary={`${name} ${index + 1}`}>
          {prose(text)}
        </Folded>
      ))}
    </div>
  );
}
