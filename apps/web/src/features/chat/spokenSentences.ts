const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known !== undefined) return known;
  const [supported = "en"] = supportedOf(language);
  const segmenter = new Intl.Segmenter(supported, { granularity: "sentence" });
  segmenters.set(language, segmenter);
  return segmenter;
}

function supportedOf(language: string): string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf(language);
  } catch {
    return [];
  }
}

// Three marks and the name of a programming language, around a block of code.
const fenceLine = /^ {0,3}(```|~~~).*$/gm;

/** Markdown's marks are for the eye. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/[*_`#>|]+/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/**
 * What a screen reader is told of a reply: whole sentences, so that it is not interrupted by every
 * word. The sentence at the end counts once the reply has ended.
 */
export function spokenSentences(
  markdown: string,
  { language, ended }: { language: string | null; ended: boolean },
): string[] {
  const text = markdown.replaceAll(fenceLine, "");
  const segments = Array.from(segmenterFor(language ?? "en").segment(text), ({ segment }) =>
    plain(segment),
  );
  const finished = ended ? segments : segments.slice(0, -1);
  return finished.filter((sentence) => sentence !== "");
}
