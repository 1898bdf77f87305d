import { element } from "../element";
import type { KeyCheck } from "./checkKey";

interface SignInParts {
  /** Where the local mode tells its keys; undefined where there is no local mode. */
  readonly startPage: string | undefined;
  /** Why one is here again. */
  readonly reason: string | undefined;
  check(key: string): Promise<KeyCheck>;
  onSignedIn(key: string): void;
}

/** Asks for a reader key. */
export const signIn = ({ startPage, reason, check, onSignedIn }: SignInParts): HTMLElement => {
  const field = element("input", {
    id: "key",
    class: "shell-input",
    type: "password",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    required: true,
    "aria-describedby": "key-problem key-hint",
  });
  const problem = element("p", { id: "key-problem", class: "shell-problem", role: "alert" }, reason);
  const button = element("button", { type: "submit", class: "shell-button", "data-main": true }, "Sign in");

  const submit = async (): Promise<void> => {
    if (button.getAttribute("aria-disabled") === "true") return;
    const key = field.value.trim();
    problem.textContent = "";
    button.setAttribute("aria-disabled", "true");
    button.textContent = "Checking…";
    const checked = await check(key);
    if (checked.ok) return onSignedIn(key);
    button.removeAttribute("aria-disabled");
    button.textContent = "Sign in";
    problem.textContent = checked.message;
    field.setAttribute("aria-invalid", "true");
    field.focus();
    field.select();
  };

  return element(
    "main",
    { class: "shell-sign-in" },
    element(
      "div",
      { class: "shell-card" },
      element("p", { class: "shell-brand" }, "Footfall"),
      element("h1", { tabindex: -1 }, "Sign in"),
      element("p", {}, "See who looks at your menus, what they choose, and what they order."),
      element(
        "form",
        {
          novalidate: true,
          onsubmit: (event) => {
            event.preventDefault();
            void submit();
          },
        },
        element("label", { for: "key", class: "shell-label" }, "Reader key"),
        field,
        problem,
        element(
          "p",
          { id: "key-hint", class: "shell-note" },
          "It begins with ffr_. It is kept until this tab is closed, and only here.",
        ),
        button,
      ),
      startPage !== undefined &&
        element(
          "p",
          { class: "shell-start" },
          "This is a local copy. ",
          element("a", { href: startPage }, "Its start page"),
          " signs you in.",
        ),
      element(
        "details",
        {},
        element("summary", {}, "Where do I get a key?"),
        element("p", {}, "From whoever runs Footfall for you. They make one with:"),
        element("pre", { tabindex: 0 }, "npm run keys -- create --kind reader --name NAME --sites SITE"),
        element("p", {}, "The page “Keys” of the documentation says more."),
      ),
    ),
  );
};
