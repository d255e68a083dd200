import type { ComponentProps, ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize, { type Options as Schema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";

type Children = { children?: ReactNode };

// A stranger's heading must not enter the outline of the page.
function Heading({ children }: Children) {
  return <p className="font-semibold whitespace-pre-line">{children}</p>;
}

function Anchor({ href, children }: ComponentProps<"a">) {
  if (href === undefined || !/^(https?|mailto):/i.test(href)) return <>{children}</>;
  return (
    <a
      href={href}
      rel="ugc nofollow noopener"
      target="_blank"
      className="text-accent underline underline-offset-2"
    >
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}

function Table({ children }: Children) {
  return (
    <div role="region" aria-label="Table" tabIndex={0} className="overflow-x-auto">
      <table className="border-collapse text-sm">{children}</table>
    </div>
  );
}

function CodeBlock({ children }: Children) {
  return (
    <pre className="rounded-md bg-sunken p-3 text-sm whitespace-pre-wrap [&_code]:bg-transparent [&_code]:p-0">
      {children}
    </pre>
  );
}

const cell = "border border-line px-2.5 py-1 text-left align-top";

const components: Components = {
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  a: Anchor,
  table: Table,
  pre: CodeBlock,
  // Single line breaks are how people write dialogue; Markdown would join the lines.
  p: ({ children }) => <p className="whitespace-pre-line">{children}</p>,
  // What a character does between its words. The sans has no italic, so the serif writes it.
  em: ({ children }) => (
    <em className="font-serif text-[1.08em] leading-none text-muted italic">{children}</em>
  ),
  ul: ({ children }) => <ul className="list-disc pl-6">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="list-decimal pl-6">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="flex flex-col gap-2 border-l-2 border-edge pl-4 text-muted">
      {children}
    </blockquote>
  ),
  code: ({ children }) => (
    <code className="rounded-sm bg-sunken px-1 py-0.5 text-[0.9em]">{children}</code>
  ),
  hr: () => <hr className="border-line" />,
  th: ({ children }) => <th className={cell}>{children}</th>,
  td: ({ children }) => <td className={cell}>{children}</td>,
  // Nothing is fetched on behalf of a text: a picture is replaced by what it says it shows.
  img: ({ alt }) => <span className="text-faint">[picture{alt ? `: ${alt}` : ""}]</span>,
  input: ({ checked }) => <span>{checked ? "☑ " : "☐ "}</span>,
};

const schema: Schema = {
  strip: ["script", "style"],
  tagNames: [
    ...["p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "del", "sup"],
    ...["h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "input", "a", "img"],
    ...["table", "thead", "tbody", "tr", "th", "td"],
  ],
  attributes: { a: ["href"], img: ["alt"], input: ["checked"], ol: ["start"] },
  protocols: { href: ["http", "https", "mailto"] },
};

type ParserData = { micromarkExtensions?: unknown[] };

/** `<START>` and `<sighs>` are words here: tags are kept as text instead of being taken out. */
function remarkTagsAsText(this: { data(): object }) {
  const data: ParserData = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ disable: { null: ["htmlFlow", "htmlText"] } });
}

// `~` after a word is a tone of voice in dialogue, so only `~~` strikes out.
const remarkPlugins: ComponentProps<typeof ReactMarkdown>["remarkPlugins"] = [
  [remarkGfm, { singleTilde: false }],
  remarkTagsAsText,
];
const rehypePlugins: ComponentProps<typeof ReactMarkdown>["rehypePlugins"] = [
  [rehypeSanitize, schema],
];

/** A stranger's text: Markdown without HTML, pictures, scripts or anything else that acts. */
export function Markdown({ text }: { text: string }) {
  return (
    <ReactMarkdown
      components={components}
      remarkPlugins={remarkPlugins}
      rehypePlugins={rehypePlugins}
    >
      {text}
    </ReactMarkdown>
  );
}
