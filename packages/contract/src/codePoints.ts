/**
 * The one way PersonaForge counts text: Unicode code points, so that an emoji outside the basic
 * plane is 1 and a letter with a combining mark is 2. Form, API, client and the database agree on it.
 */
export function countCodePoints(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++, count++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(index + 1);
    if (next >= 0xdc00 && next <= 0xdfff) index++;
  }
  return count;
}

// U+2800 is the blank Braille pattern: a symbol by category, yet nothing to see.
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u;

/** Whether a reader would see anything of this text. */
export function hasVisibleText(text: string): boolean {
  return visible.test(text);
}
