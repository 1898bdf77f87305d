import { textWidth } from "./textWidth";

/** A dot of a drawing that may get a label, in CSS pixels. */
export interface LabelledDot {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A label and the middle of its left edge. */
export interface PlacedLabel {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Left, top, right and bottom edge. */
type Box = readonly [number, number, number, number];

/**
 * Labels for the first of the dots, those that matter most, at their right or left, above or below: where they cover no dot, no
 * other label and nothing beyond the frame. What has no such place stays without.
 */
export const labelPlaces = (
  dots: readonly LabelledDot[],
  frame: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  atMost: number,
): readonly PlacedLabel[] => {
  const taken: Box[] = dots.map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
  const placed: PlacedLabel[] = [];
  for (const dot of dots) {
    if (placed.length === atMost) break;
    const width = textWidth(dot.label);
    const place = placesOf(dot, width).find(([x, y]) => {
      const box: Box = [x, y - halfLine, x + width, y + halfLine];
      return (
        box[0] >= frame.left &&
        box[1] >= frame.top &&
        box[2] <= frame.right &&
        box[3] <= frame.bottom &&
        !taken.some((other) => overlap(box, other))
      );
    });
    if (place === undefined) continue;
    const [x, y] = place;
    taken.push([x - 5, y - halfLine, x + width + 5, y + halfLine]);
    placed.push({ label: dot.label, x, y, width });
  }
  return placed;
};

const halfLine = 7.5;

const placesOf = ({ x, y, radius }: LabelledDot, width: number): readonly (readonly [number, number])[] => {
  const away = radius + 4;
  const [right, left, middle] = [x + away, x - away - width, x - width / 2];
  const [above, below] = [y - radius - halfLine - 2, y + radius + halfLine + 2];
  return [
    [right, y],
    [left, y],
    [middle, above],
    [middle, below],
    [x + radius * 0.7, above],
    [x - width - radius * 0.7, above],
    [x + radius * 0.7, below],
    [x - width - radius * 0.7, below],
  ];
};

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
