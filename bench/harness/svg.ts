/**
 * A drawing on a panel of its own, so that it can be read whatever lies behind it; dark where the reader's system is. Its classes:
 * `title`, `label`, `number` (text), `axis` (lines), `ours`, `floor`, `peer` (what is drawn).
 */
export const svgPanel = (width: number, height: number, title: string, content: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
<style>
  .panel { fill: #ffffff; stroke: #d1d9e0 }
  text { font: 13px -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 14px }
  .number { fill: #59636e; font-variant-numeric: tabular-nums }
  .axis { stroke: #d1d9e0 }
  .limit { stroke: #bc4c00; stroke-dasharray: 5 4 }
  .ours { fill: #0969da; stroke: #0969da } .floor { fill: #afb8c1; stroke: #afb8c1 } .peer { fill: #8250df; stroke: #8250df }
  polyline.ours, polyline.floor, polyline.peer { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    .panel { fill: #0d1117; stroke: #3d444d }
    text { fill: #f0f6fc } .number { fill: #9198a1 } .axis { stroke: #3d444d } .limit { stroke: #f0883e }
    .ours { fill: #4493f8; stroke: #4493f8 } .floor { fill: #656c76; stroke: #656c76 } .peer { fill: #ab7df8; stroke: #ab7df8 }
    polyline.ours, polyline.floor, polyline.peer { fill: none }
  }
</style>
<rect class="panel" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>
<text class="title" x="16" y="26">${escaped(title)}</text>
${content.join("\n")}
</svg>
`;

/** Text as SVG holds it. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
