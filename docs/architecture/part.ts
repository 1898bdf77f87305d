/** A synthesized stack: resources by type and name, as in its `cdk.tf.json`. */
export interface StackDocument {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
}

export type Resource = Readonly<Record<string, unknown>>;

/** A resource, and where it stands. */
export interface Part {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
  readonly resource: Resource;
}

export const partsOf = (stack: string, { resource }: StackDocument): readonly Part[] =>
  Object.entries(resource).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, one]) => ({ stack, type, name, resource: one })),
  );
