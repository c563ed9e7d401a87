// The login page: asks for a code, watches its stream, collects the tokens. The device code stays in this closure.
const CLIENT = "web-demo";
const $ = id => document.getElementById(id);
const say = text => { $("message").textContent = text; };
const form = fields => ({ method: "POST", body: new URLSearchParams(fields) });

async function ask(url, options) {
  const answer = await fetch(url, options);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.title ?? body.error_description ?? `Refused (${answer.status})`);
  return body;
}

async function start() {
  $("start").hidden = true;
  $("who").replaceChildren();
  const server = await ask("/.well-known/openid-configuration");
  const asked = await ask(server.device_authorization_endpoint, form({ client_id: CLIENT }));
  const draw = () => { $("qr").src = `${asked.qr_uri}&at=${Date.now()}`; };
  draw();
  $("user-code").textContent = asked.user_code;
  $("phone").textContent = $("phone").href = asked.verification_uri;
  $("code").hidden = false;
  say("Scan the code with your phone.");

  const moving = setInterval(draw, asked.qr_interval * 1000);
  const stream = new EventSource(asked.events_uri);
  const on = (state, work) => stream.addEventListener(state, async frame => {
    try { await work(JSON.parse(frame.data)); } catch (failed) { end(failed.message); }
  });
  const end = text => {
    stream.close();
    clearInterval(moving);
    $("code").hidden = true;
    $("start").hidden = false;
    $("start").textContent = "Get a new code";
    say(text);
  };
  on("scanned", ({ user, number }) => {
    clearInterval(moving);
    const who = user?.display_name ?? "a phone";
    say(number ? `Scanned by ${who}. Choose this number on the phone: ${number}` : `Scanned by ${who}. Approve on the phone.`);
  });
  on("rejected", ({ reason }) => end(reason === "wrong_number"
    ? "Another number was chosen on the phone. Nobody was signed in."
    : "The sign-in was declined on the phone."));
  on("expired", () => end("This code has expired."));
  on("confirmed", async () => {
    const tokens = await ask(server.token_endpoint, form({
      grant_type: "urn:ietf:params:oauth:grant-type:device_code", client_id: CLIENT, device_code: asked.device_code }));
    const who = await ask(server.userinfo_endpoint, { headers: { Authorization: `Bearer ${tokens.access_token}` } });
    end(`Signed in as ${who.name ?? who.sub}.`);
    $("who").replaceChildren(...["sub", "preferred_username"].flatMap(claim => {
      const dt = document.createElement("dt"), dd = document.createElement("dd");
      dt.textContent = claim;
      dd.textContent = who[claim] ?? "";
      return [dt, dd];
    }));
  });
}

$("start").addEventListener("click", () => start().catch(failed => {
  $("start").hidden = false;
  say(`${failed.message}. Try again.`);
}));
