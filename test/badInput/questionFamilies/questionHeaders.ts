import { canary } from "../canary";
import { goodQuestion, hostileTexts } from "../goodQuestion";
import type { QuestionFamily } from "../questionFamily";

/** Headers that ask for formats and versions in absurd ways: a good question is answered all the same. */
export const questionHeaders: QuestionFamily = {
  name: "question headers",
  weight: 4,
  draw: (chance) => {
    const { path, query } = goodQuestion(chance);
    const value = chance.pick([...values, ...hostileTexts, `"${chance.hex(64)}.json"`]);
    const name = chance.pick([
      "accept",
      "accept",
      "if-none-match",
      "accept-encoding",
      "cookie",
      "range",
      canary,
    ]);
    return { path, query, headers: { [name]: value }, statuses: [200, 304] };
  },
};

const values = [
  "text/csv",
  "text/csv;q=0",
  "text/csv;q=NaN, */*;q=-1",
  "text/csv; q=1e999",
  "application/json;q=0.1, text/*",
  ", ,, ;;",
  `${"text/csv,".repeat(1_000)}`,
  `${"a".repeat(8_000)}/${"b".repeat(8_000)}`,
  "TEXT/CSV",
  "text/csv;q=\ud83d",
  "*",
  "W/*",
  '"',
  'W/"x", "y", *z',
  "bytes=0-",
] as const;
