// Sets theme and colour of an embedded page as the page around asks. It uses the DOM, which the
// Content-Security-Policy allows.
// @ts-check

/**
 * Applies them. A value that is not well formed gives the default.
 * @param {string | null} theme
 * @param {string | null} accent six hexadecimal digits
 */
export function applyLook(theme, accent) {
  const { dataset, style } = document.documentElement;
  dataset.theme = theme === "light" || theme === "dark" ? theme : "auto";
  const colour = /^[0-9a-f]{6}$/i.test(accent ?? "") ? `#${accent}` : "";
  style.setProperty("--flame", colour);
  style.setProperty("--on-flame", colour && (isLight(colour) ? "#000" : "#fff"));
}

/** Whether black reads better on the colour than white, by WCAG's contrast. */
function isLight(/** @type {string} */ colour) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}
