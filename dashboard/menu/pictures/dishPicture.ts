import type { Dish } from "../menu";
import { burrata, carpaccio, fiori, olive } from "./antipasti";
import { pannaCotta, tiramisu } from "./dolci";
import { cacioPepe, ravioli, risotto, tagliatelle } from "./primi";
import { branzino, insalata, melanzane, patate, tagliata } from "./secondi";
import { svg } from "./svg";
import { montepulciano, spritz, vermentino } from "./vini";

/** What is drawn of each dish, by its id. */
export const drawings: Readonly<Record<string, () => readonly SVGElement[]>> = {
  burrata,
  carpaccio,
  fiori,
  olive,
  tagliatelle,
  "cacio-pepe": cacioPepe,
  ravioli,
  risotto,
  branzino,
  tagliata,
  melanzane,
  patate,
  insalata,
  tiramisu,
  "panna-cotta": pannaCotta,
  montepulciano,
  vermentino,
  spritz,
};

/** The picture of a dish. */
export const dishPicture = ({ id, picture }: Pick<Dish, "id" | "picture">): SVGSVGElement =>
  svg(
    "svg",
    { viewBox: "0 0 120 120", class: "picture", role: "img", "aria-label": picture },
    ...(drawings[id]?.() ?? []),
  );
