// The login page. Asked for by a relying party (/oauth2/authorize), it sends the browser back with a code; else it signs
// itself in, as a device would. Codes stay in these closures.
const $ = id => document.getElementById(id);
const say = text => { $("message").textContent = text; };
const form = fields => ({
  method: "POST",
  body: new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== undefined)),
});

async function ask(url, options) {
  const answer = await fetch(url, options).catch(() => { throw new Error("There is no connection"); });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.title ?? body.error_description ?? `Refused (${answer.status})`);
  return body;
}

const sentence = text => `${text[0].toUpperCase()}${text.slice(1)}.`;

/** Shows a code and watches what becomes of it. */
async function scan(endpoint, fields, { confirmed, rejected }) {
  const asked = await ask(endpoint, form(fields));
  const draw = () => { $("qr").src = `${asked.qr_uri}&at=${Date.now()}`; };
  draw();
  $("user-code").textContent = asked.user_code;
  $("phone").textContent = $("phone").href = asked.verification_uri;
  $("code").hidden = false;
  say("Scan the code with your phone.");

  const moving = setInterval(draw, asked.qr_interval * 1000);
  const stream = new EventSource(asked.events_uri);
  const end = text => {
    stream.close();
    clearInterval(moving);
    $("code").hidden = true;
    $("start").hidden = false;
    $("start").textContent = "Get a new code";
    say(text);
  };
  const on = (state, work) => stream.addEventListener(state, async frame => {
    try { await work(JSON.parse(frame.data)); } catch (failed) { end(sentence(failed.message)); }
  });
  on("scanned", ({ user, number }) => {
    clearInterval(moving);
    $("code").hidden = true;
    const who = user?.display_name ?? "a phone";
    say(number ? `Scanned by ${who}. Choose this number on the phone: ${number}` : `Scanned by ${who}. Approve on the phone.`);
  });
  on("rejected", ({ reason }) => {
    if (reason === "wrong_number") end("Another number was chosen on the phone. Nobody was signed in.");
    else rejected(end);
  });
  on("expired", () => end("This code has expired."));
  on("confirmed", () => confirmed(asked, end));
}

function startBy(work) {
  const start = () => {
    $("start").hidden = true;
    work().catch(failed => {
      $("start").hidden = false;
      $("start").textContent = "Try again";
      say(sentence(failed.message));
    });
  };
  $("start").addEventListener("click", start);
  return start;
}

/** For a relying party: https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth */
async function authorize() {
  const request = await ask(`/oauth2/authorize/request${location.search}`);
  const { client_id, scope, redirect_uri, nonce, code_challenge, dpop_jkt } = request;
  const wanted = { client_id, scope, redirect_uri, nonce, code_challenge, code_challenge_method: "S256", dpop_jkt };
  const address = answer => {
    const { body } = form({ ...answer, state: request.state, iss: request.issuer });
    return `${redirect_uri}${redirect_uri.includes("?") ? "&" : "?"}${body}`;
  };
  const leave = answer => {
    $("title").textContent = `Back to ${request.client_name} ...`;
    location.replace(address(answer));
  };

  document.title = $("title").textContent = `Sign in to ${request.client_name}`;
  $("back").textContent = `Back to ${request.client_name} without signing in`;
  $("back").href = address({ error: "access_denied", error_description: "the person left" });
  $("leave").hidden = $("ways").hidden = false;
  const fields = $("password-way").elements;
  fields.username.value = request.login_hint ?? "";

  const turnTo = way => {
    const byPassword = way === "by-password";
    $("by-password").setAttribute("aria-pressed", byPassword);
    $("by-phone").setAttribute("aria-pressed", !byPassword);
    $("password-way").hidden = !byPassword;
    $("phone-way").hidden = byPassword;
  };
  for (const way of ["by-phone", "by-password"]) $(way).addEventListener("click", () => turnTo(way));

  $("password-way").addEventListener("submit", async event => {
    event.preventDefault();
    const button = event.target.querySelector("button");
    button.disabled = true;
    $("refused").textContent = "";
    try {
      const { authorization_code: code } = await ask(request.authorization_challenge_endpoint,
        form({ ...wanted, username: fields.username.value, password: fields.password.value }));
      leave({ code });
    } catch (refused) {
      fields.password.value = "";
      $("refused").textContent = sentence(refused.message);
    }
    button.disabled = false;
  });

  startBy(() => scan(request.device_authorization_endpoint, wanted, {
    confirmed: asked => leave({ code: asked.authorization_code }),
    rejected: () => leave({ error: "access_denied", error_description: "the person declined" }),
  }))();
}

/** For itself: RFC 8628, and what its tokens say of the person. */
function signIn() {
  const client_id = "web-demo";
  startBy(async () => {
    $("who").replaceChildren();
    const server = await ask("/.well-known/openid-configuration");
    await scan(server.device_authorization_endpoint, { client_id }, {
      rejected: end => end("The sign-in was declined on the phone."),
      confirmed: async ({ device_code }, end) => {
        const tokens = await ask(server.token_endpoint,
          form({ grant_type: "urn:ietf:params:oauth:grant-type:device_code", client_id, device_code }));
        const who = await ask(server.userinfo_endpoint, { headers: { Authorization: `Bearer ${tokens.access_token}` } });
        end(`Signed in as ${who.name ?? who.sub}.`);
        $("who").replaceChildren(...["sub", "preferred_username"].flatMap(claim => {
          const dt = document.createElement("dt"), dd = document.createElement("dd");
          dt.textContent = claim;
          dd.textContent = who[claim] ?? "";
          return [dt, dd];
        }));
      },
    });
  });
}

if (location.pathname === "/oauth2/authorize") authorize().catch(failed => say(sentence(failed.message)));
else signIn();
