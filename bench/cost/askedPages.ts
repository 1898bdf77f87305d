import { defaultAddress } from "../../dashboard/app/address/defaultAddress";
import { questionAddress } from "../../dashboard/app/api/questionAddress";
import type { Question, ReportClient } from "../../dashboard/app/api/reportClient";
import { browserFormats } from "../../dashboard/app/formats/browserFormats";
import { allPages } from "../../dashboard/app/pages/allPages";
import type { PageContext } from "../../dashboard/app/pages/page";
import { pageContext } from "../../dashboard/app/shell/pageContext";
import type { Day } from "../../pipeline/lake/lakeKey";
import { callTally } from "./callTally";
import { countedApi } from "./countedApi";
import type { Counts } from "./countedDay";
import { withFakeDocument } from "./fakeDocument";
import { type Statement, scannedShares } from "./scannedShares";

/** What a page of the dashboard asks when it is loaded. */
export interface AskedPage {
  readonly title: string;
  readonly questions: number;
  /** Of the API's ports, when nobody has asked before, and when somebody has. */
  readonly anew: Counts;
  readonly again: Counts;
  /** For each question to Athena, anew, which share of its days' bytes of events it reads. */
  readonly scannedShares: readonly number[];
}

const day = "2026-03-28" as Day;
const nowMs = Date.parse("2026-03-29T12:00:00.000Z");

/** Loads each page with the API's own code behind it, twice, and counts what that asks of S3, DynamoDB and Athena. */
export const askedPages = async (): Promise<readonly AskedPage[]> => {
  const pages: AskedPage[] = [];
  const { shareOf, dispose } = await scannedShares(day);
  for (const page of allPages) {
    const addresses = questionsOf(page).map((question) => questionAddress(question, "json"));
    const tally = callTally();
    const statements: Statement[] = [];
    const api = await countedApi(tally, nowMs, (statement) => statements.push(statement));
    const load = async (): Promise<Counts> => {
      tally.clear();
      for (const address of addresses) await api(address);
      return tally.counts();
    };
    const anew = await load();
    const shares: number[] = [];
    for (const statement of [...statements]) shares.push(await shareOf(statement));
    pages.push({
      title: page.title,
      questions: addresses.length,
      anew,
      again: await load(),
      scannedShares: shares,
    });
  }
  await dispose();
  return pages;
};

/** The questions of a page's figures, and what it asks beside them, in the dashboard's default address; each once. */
const questionsOf = (page: (typeof allPages)[number]): readonly Question[] => {
  const asked = new Map<string, Question>();
  const ask = (question: Question | undefined): void => {
    if (question !== undefined) asked.set(questionAddress(question, "json"), question);
  };
  const never = new Promise<never>(() => undefined);
  const client: ReportClient = {
    ask: (question) => {
      ask(question);
      return never;
    },
    csv: () => never,
    sql: () => never,
  };
  withFakeDocument(() => {
    const context: PageContext = pageContext({
      router: {
        current: () => ({ ...defaultAddress("Europe/Rome"), page: page.name }),
        hrefOf: () => "",
        goTo: () => undefined,
        amend: () => undefined,
      } as unknown as Parameters<typeof pageContext>[0]["router"],
      client,
      formats: browserFormats({ language: "en", timeZone: "Europe/Rome", now: () => nowMs }),
      signal: new AbortController().signal,
      now: () => nowMs,
      figureCard: ({ question, previous, beside = [], later = [] }) => {
        for (const each of [question, previous, ...beside, ...later]) ask(each);
        return document.createElement("div");
      },
      onRedraw: new EventTarget(),
      canDraw: () => Promise.resolve(),
      onDrawError: () => undefined,
    });
    page.content(context);
  });
  return [...asked.values()];
};
