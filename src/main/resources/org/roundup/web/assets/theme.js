// Before the page is drawn: the theme that the visitor has chosen, if any.
(() => {
  try {
    const chosen = localStorage.getItem("roundup-theme");
    if (chosen === "light" || chosen === "dark") {
      document.documentElement.dataset.theme = chosen;
    }
  } catch (unavailable) {
    // no storage: the system decides
  }
})();
