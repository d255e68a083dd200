/** Says, also to a screen reader, why another conversation is open than a moment ago. */
export function ChatNotice({ text }: { text: string | null }) {
  return (
    <div role="status">
      {text !== null && (
        <p className="border-b border-line bg-sunken px-4 py-1.5 text-center text-xs text-muted">
          {text}
        </p>
      )}
    </div>
  );
}
