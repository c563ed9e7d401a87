// Bytes as OAuth writes them.

const utf8 = text => new TextEncoder().encode(text);

export const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

export const base64urlOfText = text => base64url(utf8(text));

export const sha256 = async text => base64url(await crypto.subtle.digest("SHA-256", utf8(text)));

export const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

export const textOfBase64url = text => new TextDecoder().decode(
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), character => character.charCodeAt(0)));

export const bytesOfText = utf8;
