/** Text for a machine: one click selects it, and it wraps rather than hide its end. */
export function Code({ text, label }: { text: string; label: string }) {
  return (
    <pre
      aria-label={label}
      className="rounded-md border border-line bg-sunken px-3 py-2.5 font-mono text-sm whitespace-pre-wrap wrap-anywhere select-all"
    >
      <code>{text}</code>
    </pre>
  );
}
