// How the box looks, by custom properties that a page may set on <scanpass-login>, light and dark.

const text = `
:host {
  --_ink: var(--scanpass-color, #1b1b1f);
  --_soft: var(--scanpass-soft-color, #55555f);
  --_paper: var(--scanpass-background, #ffffff);
  --_line: var(--scanpass-border-color, #76767f);
  --_accent: var(--scanpass-accent-color, #1f4fd8);
  --_on-accent: var(--scanpass-on-accent-color, #ffffff);
  --_bad: var(--scanpass-error-color, #a8111d);
  --_round: var(--scanpass-radius, .5rem);
  position: relative;
  color-scheme: light;
  display: block;
  container-type: inline-size;
  max-width: var(--scanpass-width, 26rem);
  color: var(--_ink);
  font: var(--scanpass-font, 1rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
}
@supports (color: light-dark(#000, #fff)) {
  :host {
    --_ink: var(--scanpass-color, light-dark(#1b1b1f, #ececf1));
    --_soft: var(--scanpass-soft-color, light-dark(#55555f, #b4b4bf));
    --_paper: var(--scanpass-background, light-dark(#ffffff, #1d1d22));
    --_line: var(--scanpass-border-color, light-dark(#76767f, #8f8f9a));
    --_accent: var(--scanpass-accent-color, light-dark(#1f4fd8, #9db7ff));
    --_on-accent: var(--scanpass-on-accent-color, light-dark(#ffffff, #10142a));
    --_bad: var(--scanpass-error-color, light-dark(#a8111d, #ffb3b0));
    color-scheme: light dark; /* or what the page sets on the element */
  }
}
:host([hidden]), [hidden] { display: none !important; }
* { box-sizing: border-box; }
p { margin: 0; }
.box { background: var(--_paper); border-radius: var(--_round); padding: var(--scanpass-padding, 1.5rem);
  display: grid; gap: 1rem; overflow-wrap: anywhere; }
.top { display: flex; flex-wrap: wrap; gap: .5rem 1rem; justify-content: space-between; align-items: start; }
.heading { font-size: 1.4rem; font-weight: 600; line-height: 1.25; flex: 1 1 10rem; }
.languages { display: flex; gap: .25rem; }
button, input { font: inherit; color: inherit; }
button { cursor: pointer; min-height: 2.75rem; padding: .5rem 1rem; border: 1px solid var(--_line);
  border-radius: var(--_round); background: none; }
button:disabled { cursor: progress; opacity: .7; }
button.main { background: var(--_accent); color: var(--_on-accent); border-color: var(--_accent); width: 100%; }
.languages button { min-height: 1.75rem; padding: .1rem .6rem; font-size: .875rem; border-color: transparent; }
.languages [aria-pressed="true"] { border-color: var(--_line); font-weight: 600; }
.tabs { display: grid; grid-template-columns: 1fr 1fr; border-bottom: 1px solid var(--_line); }
.tabs button { border: 0; border-radius: 0; border-bottom: 3px solid transparent; }
.tabs [aria-selected="true"] { border-bottom-color: var(--_accent); font-weight: 600; }
:focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; }
[tabindex="-1"]:focus { outline: none; }
.panel, form, .code { display: grid; gap: 1rem; }
.code { text-align: center; justify-items: center; }
.qr { width: 100%; max-width: var(--scanpass-qr-size, 18rem); aspect-ratio: 1; background: #fff; border-radius: var(--_round);
  overflow: hidden; forced-color-adjust: none; }
.qr svg { display: block; width: 100%; height: 100%; }
.user-code { font: 600 1.5rem/1.3 ui-monospace, monospace; letter-spacing: .1em; user-select: all; }
.hint, .countdown { color: var(--_soft); }
.countdown { font-variant-numeric: tabular-nums; text-align: center; }
.number { font-size: 4rem; font-weight: 700; line-height: 1.2; text-align: center; font-variant-numeric: tabular-nums; }
.bad { color: var(--_bad); }
.connection { border-inline-start: 4px solid var(--_bad); padding-inline-start: .75rem; }
.connection.back { border-color: var(--_accent); }
.connection:empty, .bad:empty { position: absolute; border: 0; } /* out of the way, yet there for screen readers to watch */
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
label { display: grid; gap: .25rem; }
label.check { display: flex; gap: .5rem; align-items: center; min-height: 1.75rem; }
.check input { width: 1.25rem; height: 1.25rem; accent-color: var(--_accent); }
input:not([type="checkbox"]) { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--_line);
  border-radius: var(--_round); background: var(--_paper); }
a { color: var(--_accent); }
.busy::before { content: ""; display: inline-block; width: 1em; height: 1em; margin-inline-end: .5em; vertical-align: -.125em;
  border: 2px solid var(--_soft); border-top-color: transparent; border-radius: 50%; animation: turn 1s linear infinite; }
@keyframes turn { to { rotate: 1turn; } }
@media (prefers-reduced-motion: reduce) { .busy::before { animation: none; border-top-color: var(--_soft); } }
@container (max-width: 22rem) { .box { padding: var(--scanpass-padding, 1rem); } }
`;

export const style = new CSSStyleSheet();
style.replaceSync(text);
