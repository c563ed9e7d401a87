// The login box: <script type="module" src="ISSUER/scanpass-login.js"></script> and, where it is to stand,
// <scanpass-login client-id="..."></scanpass-login>. Attributes, events and parts: assets/login/element.js.
import { LoginElement } from "./assets/login/element.js";

if (!customElements.get("scanpass-login")) customElements.define("scanpass-login", LoginElement);
