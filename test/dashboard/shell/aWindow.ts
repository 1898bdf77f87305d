type Listener = (event: unknown) => void;

/** The parts of a window that addresses need: a history, and a way back. */
export const aWindow = (search: string) => {
  const listeners = new Map<string, Listener[]>();
  const entries: { url: URL; state: unknown }[] = [
    { url: new URL(`https://footfall.example/${search}`), state: null },
  ];
  let at = 0;
  const entry = () => entries[at] as (typeof entries)[number];
  const listen = (type: string, listener: Listener) =>
    listeners.set(type, [...(listeners.get(type) ?? []), listener]);
  const window = {
    location: {
      get search() {
        return entry().url.search;
      },
    },
    history: {
      get state() {
        return entry().state;
      },
      pushState: (state: unknown, _: string, to: string) => {
        entries.splice(at + 1, Number.POSITIVE_INFINITY, { url: new URL(to, entry().url), state });
        at += 1;
      },
      replaceState: (state: unknown, _: string, to: string) => {
        entries[at] = { url: new URL(to, entry().url), state };
      },
    },
    addEventListener: listen,
    document: { addEventListener: listen },
  };
  return {
    window: window as unknown as Window,
    url: () => entry().url.href,
    go: (by: number) => {
      at += by;
      for (const listener of listeners.get("popstate") ?? []) listener({});
    },
  };
};
