// All that the login box says. A message is a text, or a function of what it speaks of; {link} is where a link goes.

const minutes = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

const spoken = (seconds, minute, second) => seconds > 90 ? minute(Math.ceil(seconds / 60)) : second(seconds || 60);

const en = {
  language: "English",
  languages: "Language",
  heading: client => client ? `Sign in to ${client}` : "Sign in with ScanPass",
  ways: "Ways to sign in",
  phone: "Phone",
  password: "Password",
  loading: "Getting a code for you…",
  scan: "Scan this code with the phone you are signed in on, and approve there.",
  picture: "QR code to scan with your phone",
  typed: "Cannot scan? On the phone, open {link} and type this code:",
  left: seconds => `Expires in ${minutes(seconds)}`,
  leftSoon: seconds => `This code expires in ${seconds} seconds.`,
  scanned: name => `Scanned by ${name ?? "a phone"}.`,
  compare: "Compare this number, and choose the same one on the phone:",
  approve: "Now approve on the phone.",
  notYou: "Not you? Get a new code",
  confirmed: "Approved. Signing you in…",
  signedIn: name => name ? `You are signed in as ${name}.` : "You are signed in.",
  leaving: client => `Approved. Taking you back to ${client}…`,
  rejected: "The sign-in was declined on the phone. Nobody was signed in.",
  wrong_number: "Another number was chosen on the phone, so this sign-in was stopped. Nobody was signed in.",
  not_me: "The person with the phone did not start this sign-in. Nobody was signed in.",
  expired: "This code has expired. Nobody was signed in with it.",
  newCode: "Get a new code",
  again: "Try again",
  lost: "The connection is lost. We keep trying; you need not do anything.",
  back: "The connection is back.",
  leave: client => `Back to ${client} without signing in`,
  username: "User name",
  passwordField: "Password",
  showPassword: "Show the password",
  signIn: "Sign in",
  signingIn: "Signing you in…",
  errors: {
    network: "The server does not answer. Check your connection, then try again.",
    unreadable: "Something between you and the server answers in its place. Are you signed in to this network?",
    too_many: seconds => `There were too many attempts from here. Wait ${spoken(seconds, n => `${n} minutes`, n => `${n} seconds`)}, then try again.`,
    temporarily_unavailable: "Sign-in is not available just now. Try again in a moment.",
    server_error: "Something went wrong on our side. Try again in a moment.",
    insecure: "This page came over a connection that is not secure, so it cannot sign you in. Open it with https.",
    setup: "This page is not set up to sign you in. Tell the people who run it; nothing is wrong with your phone.",
    invalid_request: "This link cannot sign you in. Go back to the application and start again.",
    wrong_password: "The user name or the password is wrong. Check both, or sign in with your phone.",
    disabled: "This account is disabled. Ask the people who run it.",
    no_password: "Passwords are not taken here. Sign in with your phone.",
    over: "This sign-in is over. Get a new code.",
    unknown: "That did not work. Try again.",
  },
};

const zh = {
  language: "中文",
  languages: "语言",
  heading: client => client ? `登录 ${client}` : "使用 ScanPass 登录",
  ways: "登录方式",
  phone: "手机",
  password: "密码",
  loading: "正在获取二维码……",
  scan: "请用已登录的手机扫描此二维码，并在手机上批准。",
  picture: "供手机扫描的二维码",
  typed: "无法扫描？请在手机上打开 {link} 并输入以下代码：",
  left: seconds => `剩余有效时间 ${minutes(seconds)}`,
  leftSoon: seconds => `此代码将在 ${seconds} 秒后失效。`,
  scanned: name => name ? `${name} 已扫描。` : "已有手机扫描。",
  compare: "请核对此数字，并在手机上选择相同的数字：",
  approve: "请在手机上批准。",
  notYou: "不是您？获取新代码",
  confirmed: "已批准，正在登录……",
  signedIn: name => name ? `您已以 ${name} 的身份登录。` : "您已登录。",
  leaving: client => `已批准，正在返回 ${client}……`,
  rejected: "手机上已拒绝此次登录，没有人登录。",
  wrong_number: "手机上选择了另一个数字，此次登录已中止，没有人登录。",
  not_me: "持有手机的人表示并非本人发起此次登录，没有人登录。",
  expired: "此代码已失效，没有人用它登录。",
  newCode: "获取新代码",
  again: "重试",
  lost: "连接已断开，正在自动重试，您无需操作。",
  back: "连接已恢复。",
  leave: client => `不登录，返回 ${client}`,
  username: "用户名",
  passwordField: "密码",
  showPassword: "显示密码",
  signIn: "登录",
  signingIn: "正在登录……",
  errors: {
    network: "服务器没有响应。请检查网络连接，然后重试。",
    unreadable: "您与服务器之间有其他设备代为应答。您是否已登录当前网络？",
    too_many: seconds => `来自此处的尝试过多。请等待 ${spoken(seconds, n => `${n} 分钟`, n => `${n} 秒`)}后再试。`,
    temporarily_unavailable: "暂时无法登录，请稍后重试。",
    server_error: "我们这边出了问题，请稍后重试。",
    insecure: "此页面的连接不安全，无法登录。请使用 https 打开。",
    setup: "此页面尚未正确设置，无法登录。请告知网站管理者；您的手机没有问题。",
    invalid_request: "此链接无法登录。请返回应用重新开始。",
    wrong_password: "用户名或密码错误。请检查后重试，或使用手机登录。",
    disabled: "此账户已停用，请联系管理者。",
    no_password: "此处不接受密码，请使用手机登录。",
    over: "此次登录已结束，请获取新代码。",
    unknown: "操作未成功，请重试。",
  },
};

export const MESSAGES = { en, "zh-CN": zh };

/** The first of these languages that there are messages in. */
export function languageOf(wanted) {
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag ?? "")) return "zh-CN";
    if (/^en\b/i.test(tag ?? "")) return "en";
  }
  return "en";
}

const WORDS_FOR = {
  invalid_client: "setup",
  invalid_scope: "setup",
  unauthorized_client: "setup",
  use_dpop_nonce: "server_error",
  invalid_dpop_proof: "server_error",
  internal_error: "server_error",
  overloaded: "temporarily_unavailable",
  qr_login_unknown: "over",
  qr_login_expired: "over",
  invalid_grant: "over",
  expired_token: "over",
};

/** @param retryAfter in seconds, where the server said so */
export function errorText({ errors }, code, retryAfter = 0) {
  const words = errors[code] ?? errors[WORDS_FOR[code]] ?? errors.unknown;
  return typeof words === "function" ? words(retryAfter) : words;
}
