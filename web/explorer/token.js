const key = "samspil.token";

/** Of this tab only, and gone with it. */
export const savedToken = () => sessionStorage.getItem(key) ?? "";

/** People copy the header whole: «Authorization: Bearer …». */
export function saveToken(typed) {
  const token = typed.trim().replace(/^(authorization:\s*)?(bearer\s+)?/i, "");
  if (token) sessionStorage.setItem(key, token);
  else sessionStorage.removeItem(key);
}
