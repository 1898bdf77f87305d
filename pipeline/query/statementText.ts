import { filledStatement, literalOf } from "../reports/filledStatement";
import { bind } from "../reports/report";
import type { Question } from "./question";

/**
 * The statement by which a question is answered, with its values written where a `?` stood, for people who run it in Athena's
 * console. Comments above say what was asked. Nothing in a value ends its literal or its line.
 */
export const statementText = ({ report, values, sites, live, askedAtMs }: Question): string => {
  const { sql, values: bound } = bind(report, values, {
    ...(sites === undefined ? {} : { sites }),
    live,
    nowMs: askedAtMs,
  });
  const asked = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const about = [
    `${report.name}: ${report.title}`,
    ...(live ? ["live: with what was acknowledged a moment ago"] : []),
    ...asked,
    `sites that the key may read: ${sites === undefined ? "all" : sites.join(", ")}`,
    `asked at ${new Date(askedAtMs).toISOString()}`,
  ];
  return `${about.map((line) => `-- ${onOneLine(line)}`).join("\n")}\n${filledStatement(sql.trim(), (place) => literalOf(bound[place]))}\n`.toWellFormed();
};

/** Whatever an engine or an editor could take for the end of a line is written as JSON writes it. */
const onOneLine = (text: string): string =>
  text.replaceAll(
    /[\p{Cc}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
