// Says what the messages say, in the person's language, and again in another one when it is switched.
import { MESSAGES } from "./messages.js";

const LANGUAGES = ["en", "zh-CN"];
const REMEMBERED = "language";
let language = remembered() ?? preferred();

function remembered() {
  try {
    const chosen = localStorage.getItem(REMEMBERED);
    return LANGUAGES.includes(chosen) ? chosen : undefined;
  } catch {
    return undefined; // storage is switched off
  }
}

function preferred() {
  const known = { en: "en", zh: "zh-CN" };
  return navigator.languages.map(wanted => known[wanted.split("-")[0]]).find(Boolean) ?? "en";
}

/** Values may be texts, {at: an instant}, {message: another key} or lists of them. */
export const text = (key, values = {}) =>
  MESSAGES[key][LANGUAGES.indexOf(language)].replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));

export const isMessage = key => key in MESSAGES;

function shown(value) {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  if (Array.isArray(value)) return new Intl.ListFormat(language).format(value.map(shown));
  if (value.message) return text(value.message, value.values);
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(value.at));
}

export function say(element, key, values) {
  element.dataset.text = key;
  if (values) element.dataset.values = JSON.stringify(values);
  else delete element.dataset.values;
  element.textContent = text(key, values);
}

export function hush(element) {
  delete element.dataset.text;
  element.textContent = "";
}

function translate() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text, JSON.parse(element.dataset.values ?? "{}"));
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.dataset.label, JSON.parse(element.dataset.values ?? "{}")));
  }
}

/** The button names the other language, in that language. */
export function offerLanguages(button) {
  const other = () => LANGUAGES.find(each => each !== language);
  const show = () => {
    translate();
    button.lang = other();
    button.textContent = { en: "English", "zh-CN": "简体中文" }[other()];
  };
  button.addEventListener("click", () => {
    language = other();
    try {
      localStorage.setItem(REMEMBERED, language);
    } catch {
      // until the reload, then
    }
    show();
  });
  show();
}
