import { readMe } from "#trpc/api.ts";
import { Badge } from "#ui/Badge.tsx";
import { Section } from "../Section.tsx";
import { SettingsPage } from "../SettingsPage.tsx";

const variables = [
  {
    name: "OPENAI_API_KEY",
    about: "The key of the service. With a key or an address, a language model answers.",
  },
  {
    name: "OPENAI_BASE_URL",
    about:
      "The address of any server that speaks the OpenAI protocol, such as http://localhost:11434/v1 for Ollama.",
  },
  { name: "OPENAI_MODEL", about: "The name of the model; gpt-4o unless set." },
];

async function Answering() {
  const me = await readMe().catch(() => null);
  if (me === null) {
    return <p className="text-muted">The server does not say which model answers. Reload.</p>;
  }
  const { demo, model, notice } = me.chat;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2.5">
        <span className="font-medium wrap-anywhere">{demo ? "Demo model" : model}</span>
        <Badge tone={demo ? "caution" : "accent"}>
          {demo ? "Not a language model" : "OpenAI protocol"}
        </Badge>
      </p>
      {notice !== null && <p className="text-sm text-muted">{notice}</p>}
    </div>
  );
}

/** Which model answers, and how whoever runs the installation chooses another. */
export function Models() {
  return (
    <SettingsPage
      title="Models"
      lead="One model answers all chats of this installation. It is chosen where PersonaForge is started, and cannot be changed on this page."
    >
      <Section title="What answers now">
        <Answering />
      </Section>
      <Section
        title="How to choose another"
        about={
          <>
            Set these variables in the environment, or in the file <code>.env</code> beside{" "}
            <code>start.mjs</code>, and start PersonaForge again.
          </>
        }
      >
        <dl className="flex max-w-2xl flex-col gap-4">
          {variables.map(({ name, about }) => (
            <div key={name} className="flex flex-col gap-0.5">
              <dt>
                <code className="font-mono text-sm font-semibold">{name}</code>
              </dt>
              <dd className="text-sm text-muted text-pretty wrap-anywhere">{about}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </SettingsPage>
  );
}
