import { dollars } from "../../review/costPage";
import { type Block, heading, paragraph } from "../../review/page";
import type { Resource } from "../../review/resource";
import { footfallOf } from "./footfallWay";
import { sumOf } from "./way";

/** What is paid while nobody comes. */
export const idleBlocks = ({
  direct,
  buffered,
}: Record<"direct" | "buffered", readonly Resource[]>): readonly Block[] => {
  const nobody = { eventsPerMonth: 0, eventsPerRequest: 20 };
  const idle = (resources: readonly Resource[]) => footfallOf(resources, 2).bill(nobody);
  const lines = idle(direct).filter(({ usd }) => usd > 0);
  const shown = lines.filter(({ usd }) => usd >= 0.01);
  return [
    heading(2, "With nobody there"),
    paragraph(
      `${dollars(sumOf(lines))} a month, and ${dollars(sumOf(idle(buffered)))} with buffered delivery, which has one more queue to ask and watch over:`,
    ),
    {
      kind: "table",
      head: ["a month", ""],
      rows: [
        ...shown.map(({ what, usd }) => [what, dollars(usd)]),
        ["everything else", dollars(sumOf(lines) - sumOf(shown))],
      ],
    },
  ];
};
