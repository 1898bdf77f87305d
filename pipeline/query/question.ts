import { createHash } from "node:crypto";
import type { EpochMs } from "../event/fieldType";
import { type AnyReport, bind } from "../reports/report";
import type { SqlParameter } from "../reports/sqlEngine";
import type { ObjectStore } from "../storage/objectStore";
import { lakeVersions } from "./lakeVersions";

/** A report as somebody asks for it. */
export interface Question {
  readonly report: AnyReport;
  /** The values of its parameters. */
  readonly values: Readonly<Record<string, SqlParameter>>;
  /** The sites that who asks may read; undefined: all. */
  readonly sites: readonly string[] | undefined;
  readonly live: boolean;
  readonly askedAtMs: EpochMs;
}

/** A question with what identifies its answer. */
export interface IdentifiedQuestion extends Question {
  readonly sql: string;
  /** In the order of the statement's `?`. */
  readonly bound: readonly SqlParameter[];
  /**
   * Names the answer: a hash of the statement and its columns, of everything bound to it, the sites among it, and of
   * the versions of the data that it reads. Equal ids are equal answers.
   */
  readonly answerId: string;
  /** The same whenever it is asked, whatever the data. */
  readonly questionId: string;
  /** Its answer depends on nothing but the lake, so it may be given again. */
  readonly isRepeatable: boolean;
  /** Of the lake, as {@link lakeVersions} has them, when it was asked; none where nothing depends on them. */
  readonly versions: readonly string[];
}

/** Finds out which answer a question has now. Rejects when the lake cannot be listed. */
export const identify =
  (lake: ObjectStore) =>
  async (question: Question): Promise<IdentifiedQuestion> => {
    const { report, values, sites, live, askedAtMs } = question;
    const { sql, values: bound } = bind(report, values, {
      ...(sites === undefined ? {} : { sites }),
      live,
      nowMs: askedAtMs,
    });
    const timeless = bind(report, values, { ...(sites === undefined ? {} : { sites }), live });
    const isRepeatable = !live && !report.placeholders.some(({ name }) => name === "now");
    const versions = isRepeatable || live ? await lakeVersions(lake, report, values) : [];
    const of = isRepeatable ? versions : ["at", askedAtMs];
    return {
      ...question,
      sql,
      bound,
      answerId: hashOf([report.name, report.row.columns, sql, bound, of]),
      questionId: hashOf([report.name, sql, timeless.values]),
      isRepeatable,
      versions,
    };
  };

/** The sites whose rows an answer can hold: what a key must cover to be given it; undefined: all. */
export const sitesOf = ({
  values,
  sites,
}: Pick<Question, "values" | "sites">): readonly string[] | undefined =>
  typeof values["site_id"] === "string" ? [values["site_id"]] : sites;

const hashOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
