import { AwsStack, type AwsStackProps } from "../../modules/ground/awsStack";
import { namesOf } from "../../modules/ground/naming";
import { anApp } from "../stacks/anApp";

/** Where test constructs live. */
export const aPlace = { accountId: "111122223333", region: "eu-central-1" };

export const aDeployment = {
  name: "acme",
  environment: "test",
  accountId: aPlace.accountId,
  primaryRegion: aPlace.region,
  backupRegion: "eu-west-1",
};

export const someNames = namesOf(aDeployment);

/** An empty stack to put a construct into. */
export const aStack = (props: Partial<AwsStackProps> = {}): AwsStack =>
  new AwsStack(anApp(), "primary", { ...aPlace, tags: {}, backend: { kind: "local" }, ...props });
