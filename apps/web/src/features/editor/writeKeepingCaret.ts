/** Runs `write`, which may replace the text of the focused field, and leaves the caret where it was. */
export function writeKeepingCaret(write: () => void): void {
  const { activeElement: field } = document;
  const hasText = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
  if (!hasText || field.selectionStart === null) return write();
  const { value, selectionStart, selectionEnd } = field;
  write();
  if (field.value !== value) field.setSelectionRange(selectionStart, selectionEnd);
}
