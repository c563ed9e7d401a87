// Elements in one expression; a property set to undefined is left alone, a null child is none.

const NAMES = { class: "className", for: "htmlFor" };

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name.includes("-") || ["role", "part", "lang"].includes(name)) element.setAttribute(name, value);
    else element[NAMES[name] ?? name] = value;
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

/** Says it only when it is news: a live region repeats what is written anew. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
