/** So much of a browser's document that a page can be put together without one: elements that take everything and show nothing. */
export const withFakeDocument = <A>(work: () => A): A => {
  const globals = globalThis as Record<string, unknown>;
  const before = { document: globals["document"], Node: globals["Node"], window: globals["window"] };
  class FakeNode {}
  const anElement = (): object =>
    new Proxy(new FakeNode(), {
      get: (node, name) => (name in node ? Reflect.get(node, name) : anything),
      set: () => true,
    });
  const anything: unknown = new Proxy(() => anElement(), { get: () => anything, set: () => true });
  Object.assign(globals, { document: anything, Node: FakeNode, window: anything });
  try {
    return work();
  } finally {
    Object.assign(globals, before);
  }
};
