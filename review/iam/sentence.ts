import { actionPhrase, prepositionOf } from "./actionPhrases";
import { conditionPhrase } from "./conditionPhrase";
import type { Speaker } from "./speaker";
import type { Listed, Statement } from "./statement";

/** Whose policy a statement stands in, and what `*` means there. */
export interface Holder {
  /** Who may, where the statement names nobody: `ingest`. */
  readonly subject: string;
  /** What `*` is in the policy of a resource: `KMS key data_key`; undefined in the policy of a role. */
  readonly own?: string;
}

/**
 * A statement as one sentence that leaves nothing out: who, what, on what, and on which conditions. Actions, resources
 * and conditions that have no words are said as they are written.
 */
export const sentence = (statement: Statement, holder: Holder, speaker: Speaker): string => {
  const { effect, actions, resources, conditions } = statement;
  const denies = effect === "Deny";
  const who =
    statement.principals === undefined ? holder.subject : principalPhrase(statement.principals, denies);
  const may = denies && !who.startsWith("Nobody") ? "may never" : "may";
  const clauses = conditions.map((condition) => conditionPhrase(condition, speaker));
  const verbs = joined(
    actions.items.map((action) => actionPhrase(action) ?? `\`${action}\``),
    denies || actions.but ? "or" : "and",
  );
  const what = actions.but ? `do anything other than ${verbs}` : verbs;
  const onWhat =
    resources.items.length === 0
      ? `${prepositionOf(actions.items)}${holder.own ?? "nothing"}`
      : resources.but
        ? `on anything other than ${joined(placePhrases(resources.items, "", holder, speaker, "or"), "or")}`
        : joined(
            placePhrases(
              resources.items,
              prepositionOf(actions.items),
              holder,
              speaker,
              denies ? "or" : "and",
            ),
            denies ? "or" : "and",
          );
  const condition = clauses.length === 0 ? "" : `, ${denies ? "if" : "only if"} ${clauses.join(", and ")}`;
  const others = statement.others.length === 0 ? "" : ` (and says ${statement.others.join(", ")})`;
  return `${[who, may, what, onWhat].filter((part) => part !== "").join(" ")}${condition}${others}.`;
};

/** What is acted on, each with its preposition; places in one bucket are said together. */
const placePhrases = (
  arns: readonly string[],
  preposition: string,
  { own }: Holder,
  speaker: Speaker,
  word: string,
): readonly string[] => {
  const byBucket = new Map<string, string[]>();
  const others: string[] = [];
  for (const arn of arns) {
    const s3 = speaker.inBucket(arn);
    if (s3 === undefined)
      others.push(`${preposition}${arn === "*" && own !== undefined ? own : speaker.noun(arn)}`);
    else byBucket.set(s3.bucket, [...(byBucket.get(s3.bucket) ?? []), s3.where ?? ""]);
  }
  const inBuckets = [...byBucket].map(([bucket, places]) => {
    const keys = places.filter((place) => place !== "");
    if (keys.length === 0) return `on bucket ${bucket}`;
    if (keys.length < places.length) return `on bucket ${bucket} ${word} ${joined(keys, word)} in it`;
    return `${joined(keys, word)} in ${bucket}`;
  });
  return [...inBuckets, ...others];
};

/** `a, b and c`; in a refusal `or`, because each of them is refused. */
const joined = (items: readonly string[], word: string): string =>
  items.length < 2 ? (items[0] ?? "nothing") : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;

const principalPhrase = ({ but, items }: Listed, denies: boolean): string => {
  if (but) return `Everyone other than ${joined(items.map(oneOf), "and")}`;
  if (items.includes("*")) return denies ? "Nobody" : "Anyone at all";
  return joined(items.map(oneOf), "and");
};

const oneOf = (principal: string): string => {
  const [, kind = "", name = ""] = /^(\w+):(.+)$/s.exec(principal) ?? [];
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  if (kind === "AWS" && account !== undefined) return `Whoever account ${account} lets by its own policies`;
  if (kind === "Service") return `The service \`${name}\``;
  return kind === "" ? `\`${principal}\`` : `The ${kind} principal \`${name}\``;
};
