import { element } from "../element";

interface CopyLinkParts {
  readonly window: Window;
  announce(text: string): void;
}

/** Copies the page's address, which says all that is on the screen. */
export const copyLink = ({ window, announce }: CopyLinkParts): HTMLElement => {
  const button = element(
    "button",
    { type: "button", class: "shell-button", onclick: () => void copy() },
    label,
  );
  let timer: number | undefined;
  const say = (text: string, told: string): void => {
    button.textContent = text;
    announce(told);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      button.textContent = label;
    }, 3_000);
  };
  const copy = async (): Promise<void> => {
    try {
      await window.navigator.clipboard.writeText(window.location.href);
      say("Link copied", "The link is copied. Whoever opens it needs a key of their own.");
    } catch {
      // without https, or where it is not allowed
      say("Copy it from above", "The browser did not allow it. Copy the address from the address bar.");
    }
  };
  return button;
};

const label = "Copy link";
