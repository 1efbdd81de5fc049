// Loaded in the head and not deferred, so that a saved theme is there before the first paint.
// A file of its own because the policy allows no inline script.
try {
  const theme = localStorage.getItem("replybook.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be blocked; the system's theme stays.
}
