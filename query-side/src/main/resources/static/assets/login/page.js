// The issuer's login page, at / and at /oauth2/authorize; runs before the box does.
const login = document.querySelector("scanpass-login");
const parameters = new URLSearchParams(location.search);
const KEPT = "scanpass-language"; // in this tab alone, and only once the person chose

if (location.pathname.endsWith("/oauth2/authorize")) login.setAttribute("request", location.search);

// OpenID Connect Core 1.0 section 3.1.2.1: ui_locales, by preference
const wanted = sessionStorage.getItem(KEPT)
  ?? parameters.get("ui_locales")?.split(" ").find(tag => /^(en|zh)\b/i.test(tag));
if (wanted) login.lang = wanted;

login.addEventListener("scanpass-title", ({ detail: { title, lang } }) => {
  document.title = title;
  document.documentElement.lang = lang;
  if (login.hasAttribute("lang")) sessionStorage.setItem(KEPT, lang);
});
