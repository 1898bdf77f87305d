import { tagsOf } from "../../../modules/ground/tagging";
import { aDeployment } from "../aStack";

test("the house's tags come first, and an installation's own come on top", () => {
  expect(tagsOf(aDeployment, { "cost-centre": "4711" })).toEqual({
    application: "acme",
    environment: "test",
    "managed-by": "cdktf",
    "cost-centre": "4711",
  });
});
