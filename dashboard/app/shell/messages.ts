import { element } from "../element";

/** What the shell has to say beside the figures. */
export interface Messages {
  readonly element: HTMLElement;
  /** Only for those who do not see the page. */
  announce(text: string): void;
  /** Stays until it is dismissed. The same is said once. */
  tell(message: Message): void;
}

export interface Message {
  readonly title: string;
  readonly lines: readonly string[];
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const messages = (): Messages => {
  const announced = element("p", { class: "visually-hidden", role: "status" });
  const told = element("div", { class: "shell-messages", role: "status" });
  const open = new Set<string>();
  return {
    element: element("div", {}, announced, told),
    announce: (text) => {
      announced.textContent = text;
    },
    tell: (message) => {
      const text = [message.title, ...message.lines].join("\n");
      if (open.has(text)) return;
      open.add(text);
      const shown = messageElement(message, () => {
        shown.remove();
        open.delete(text);
      });
      told.append(shown);
    },
  };
};

const messageElement = ({ title, lines, action }: Message, dismiss: () => void): HTMLElement =>
  element(
    "div",
    { class: "shell-message" },
    element(
      "div",
      {},
      element("strong", {}, title),
      ...(lines.length > 1
        ? [element("ul", {}, ...lines.map((line) => element("li", {}, line)))]
        : lines.map((line) => element("p", {}, line))),
    ),
    action && element("button", { type: "button", class: "shell-button", onclick: action.run }, action.label),
    element(
      "button",
      { type: "button", class: "shell-button", "data-quiet": true, onclick: dismiss },
      "Dismiss",
    ),
  );
