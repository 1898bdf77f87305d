import { arrowsOf } from "./arrows";
import { lookupOf } from "./lookup";
import { type Part, partsOf, type StackDocument } from "./part";
import { shapes } from "./shapes";

/**
 * Draws stacks as a Mermaid flowchart: a shape for each thing that takes, moves or holds data, an arrow for each way
 * that the stacks open for it: origins, routes, targets, replication, and what roles may read and write.
 */
export const diagram = (stacks: Readonly<Record<string, StackDocument>>): string => {
  const parts = Object.entries(stacks).flatMap(([stack, document]) => partsOf(stack, document));
  const arrows = arrowsOf(parts, lookupOf(parts));
  const drawn = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  return [
    "flowchart LR",
    ...Object.keys(stacks).flatMap((stack) => [
      `  subgraph ${stack}_region [${stack}]`,
      ...parts
        .filter((part) => part.stack === stack && drawn.has(part))
        .map((part) => `    ${shapeOf(part)}`),
      "  end",
    ]),
    ...arrows.map(({ from, to, says }) => `  ${idOf(from)} -- ${says} --> ${idOf(to)}`),
  ].join("\n");
};

const idOf = ({ stack, type, name }: Part): string => `${stack}_${type.replace(/^aws_/, "")}_${name}`;

const shapeOf = (part: Part): string => {
  const shape = shapes[part.type];
  return shape === undefined
    ? idOf(part)
    : `${idOf(part)}${shape.open}"${part.name.replaceAll("_", " ")}<br/><i>${shape.kind}</i>"${shape.close}`;
};
