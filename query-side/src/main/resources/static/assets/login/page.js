// The issuer's login page, at / and at /oauth2/authorize; runs before the box does.
const login = document.querySelector("scanpass-login");
const KEPT = "scanpass-language"; // in this tab alone, and only once the person chose

/** sessionStorage, where the browser allows it. */
function kept(...value) {
  try {
    if (value.length > 0) sessionStorage.setItem(KEPT, ...value);
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

if (location.pathname.endsWith("/oauth2/authorize")) login.setAttribute("request", location.search);

// OpenID Connect Core 1.0 section 3.1.2.1: ui_locales, by preference
const asked = new URLSearchParams(location.search).get("ui_locales")?.split(" ").find(tag => /^(en|zh)\b/i.test(tag));
const before = kept() ?? asked;
if (before) login.lang = before;

login.addEventListener("scanpass-title", ({ detail: { title, lang } }) => {
  document.title = title;
  document.documentElement.lang = lang;
  const chosen = login.getAttribute("lang");
  if (chosen && chosen !== (kept() ?? asked)) kept(chosen);
});
