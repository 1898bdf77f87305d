import type { SpokenStatement } from "./spokenStatements";

/** What became of one statement. */
export interface StatementChange {
  readonly before: SpokenStatement | undefined;
  readonly after: SpokenStatement | undefined;
}

/** The statements of a resource that come, go or change; their order and notation are no change. */
export const policyDiff = (
  before: readonly SpokenStatement[],
  after: readonly SpokenStatement[],
): readonly StatementChange[] => {
  const left = [...before];
  const take = (isTwin: (other: SpokenStatement) => boolean): SpokenStatement | undefined => {
    const at = left.findIndex(isTwin);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const come = after.filter((statement) => take((other) => isSame(other, statement)) === undefined);
  const changes = come.map((statement) => ({
    before: statement.sid === undefined ? undefined : take((other) => isSuccessor(other, statement)),
    after: statement,
  }));
  return [...changes, ...left.map((statement) => ({ before: statement, after: undefined }))];
};

const isSame = (a: SpokenStatement, b: SpokenStatement): boolean =>
  isSuccessor(a, b) && a.sentence === b.sentence;

const isSuccessor = (a: SpokenStatement, b: SpokenStatement): boolean => a.path === b.path && a.sid === b.sid;
