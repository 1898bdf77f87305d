/** The key that one is signed in with: for as long as the browser's tab is there, and nowhere else. */
export interface SessionKey {
  read(): string | undefined;
  keep(key: string): void;
  forget(): void;
}

/** Keeps the key in the session's storage; where the browser has none for this page, until it is loaded again. */
export const sessionKey = (
  storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">,
): SessionKey => {
  let kept: string | undefined;
  const stored = <T>(use: (storage: ReturnType<Parameters<typeof sessionKey>[0]>) => T): T | undefined => {
    try {
      return use(storage());
    } catch {
      return undefined;
    }
  };
  return {
    read: () => stored((open) => open.getItem(name)) ?? kept,
    keep: (key) => {
      kept = key;
      stored((open) => open.setItem(name, key));
    },
    forget: () => {
      kept = undefined;
      stored((open) => open.removeItem(name));
    },
  };
};

const name = "footfall.key";
