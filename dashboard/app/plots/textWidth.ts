/**
 * About how wide a text is in the system font, in CSS pixels; for margins and for what fits. Charts are laid out before they are on
 * the page, where nothing can be measured.
 */
export const textWidth = (text: string, fontSizePx = 12): number => {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * fontSizePx;
};

const emsOf = (character: string): number => {
  if (/[iljI|.,:;'’!()[\] ]/.test(character)) return 0.32;
  if (/[0-9]/.test(character)) return 0.63;
  if (/[ftr\-–·]/.test(character)) return 0.44;
  if (/[mwMW%@…]/.test(character)) return 0.92;
  if (/[A-Z€£$+=]/.test(character)) return 0.7;
  if ((character.codePointAt(0) ?? 0) >= 0x2e80) return 1.05;
  return 0.59;
};
