const fence = /^ {0,3}(`{3,}|~{3,})/;
// These can change the meaning of text in another block, so such a text stays whole.
const definition = /^ {0,3}\[[^\]\n]+\]:/m;
// A line that is not finished may still become the next item of a list: `-`, `2` or `2.` wait.
const continuesBlock = /^(\s|[-*+]( |$)|\d{1,9}([.)]( |$)|$)|>|\|)/;

/**
 * Cuts Markdown where a blank line surely ends a block, so that text which arrives later changes
 * only the last piece. The pieces, joined, are the text.
 */
export function markdownBlocks(text: string): string[] {
  if (definition.test(text)) return [text];
  const blocks: string[] = [];
  let block = "";
  let open: string | null = null;
  let blank = false;
  for (const line of text.split(/(?<=\n)/)) {
    const mark = fence.exec(line)?.[1];
    const isBlank = line.trim() === "";
    if (blank && open === null && !isBlank && !continuesBlock.test(line)) {
      blocks.push(block);
      block = "";
    }
    if (mark !== undefined) {
      if (open === null) open = mark;
      else if (mark.startsWith(open) && line.trim() === mark) open = null;
    }
    blank = isBlank;
    block += line;
  }
  return block === "" ? blocks : [...blocks, block];
}
