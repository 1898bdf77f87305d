import { Construct } from "constructs";
import { idInWords } from "../../../modules/ground/idInWords";
import { policyJson } from "../../../modules/ground/policy";
import { aStack } from "../aStack";

const below = (...ids: readonly string[]): Construct => {
  let construct: Construct = aStack();
  for (const id of ids) construct = new Construct(construct, id);
  return construct;
};

test.each([
  [["raw"], "Raw"],
  [["raw_replica"], "RawReplica"],
  [["count", "queue"], "CountQueue"],
  [["count", "Resource", "dead_letters"], "CountDeadLetters"],
  [["a_2nd_queue"], "A2ndQueue"],
])("the path %j reads %s, without its stack", (ids, words) => {
  expect(idInWords(below(...ids))).toBe(words);
});

test("what it gives are letters and digits, as a statement's sid must be", () => {
  const [statement] = JSON.parse(
    policyJson([{ sid: `Put${idInWords(below("raw_replica_2"))}`, actions: [], resources: [] }]),
  ).Statement;
  expect(statement.Sid).toMatch(/^[A-Za-z0-9]+$/);
});
