/** In place of a page that the reader's role does not open: the server's sentence, and nothing else. */
export function NotAllowed({ message }: { message: string }) {
  return <p className="max-w-2xl text-muted text-pretty">{message}</p>;
}
