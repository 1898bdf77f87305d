import { canary } from "../canary";
import { goodQuestion } from "../goodQuestion";
import { allowed } from "../keys";
import type { QuestionDraft, QuestionFamily } from "../questionFamily";
import { foreignSite } from "../questionSites";

/** Good questions about sites that the key may not read, in spellings that might be taken for one that it may. */
export const foreignSites: QuestionFamily = {
  name: "questions about other sites",
  weight: 6,
  draw: (chance) => {
    const { path, query } = goodQuestion(chance);
    const asked = (site_id: string) => ({ path, query: { ...query, site_id } });
    return chance.pick<() => QuestionDraft>([
      () => ({ ...asked(foreignSite), statuses: [403] }),
      () => ({ ...asked(`${allowed.site}.`), statuses: [403] }),
      () => ({ ...asked(allowed.site.toUpperCase()), statuses: [403] }),
      () => ({ ...asked(canary), statuses: [403] }),
      () => ({ ...asked(chance.pick(noSites)), statuses: [400] }),
      () => ({ ...asked(allowed.site), statuses: [200] }),
      () => ({ path, query, statuses: [200] }),
      () => ({ path, query: { ...query, sites: foreignSite }, statuses: [400] }),
      () => ({ path, query: { ...query, SITE_ID: foreignSite }, statuses: [400] }),
    ])();
  },
};

const noSites = [
  `${allowed.site},${foreignSite}`,
  `${foreignSite},${allowed.site}`,
  "*",
  "%",
  `${allowed.site} `,
  `${allowed.site}\0`,
  `${allowed.site}' OR '1'='1`,
] as const;
