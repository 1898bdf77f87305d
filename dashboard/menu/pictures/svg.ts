type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element with attributes and children. */
export const svg = <K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly SVGElement[]
): SVGElementTagNameMap[K] => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
};

export const group = (transform: string, ...children: readonly SVGElement[]): SVGElement =>
  svg("g", { transform }, ...children);

export const circle = (cx: number, cy: number, r: number, fill: string, more: Attributes = {}): SVGElement =>
  svg("circle", { cx, cy, r, fill, ...more });

export const ellipse = (
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill: string,
  more: Attributes = {},
): SVGElement => svg("ellipse", { cx, cy, rx, ry, fill, ...more });

export const path = (d: string, fill: string, more: Attributes = {}): SVGElement =>
  svg("path", { d, fill, ...more });

/** A line without a filling. */
export const stroke = (d: string, colour: string, width: number, more: Attributes = {}): SVGElement =>
  svg("path", {
    d,
    fill: "none",
    stroke: colour,
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    ...more,
  });

export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  rx: number,
  fill: string,
  more: Attributes = {},
): SVGElement => svg("rect", { x, y, width, height, rx, fill, ...more });
