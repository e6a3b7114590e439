// The window in which items are chosen for a field of the page that opened it.
(() => {
  "use strict";
  const form = document.querySelector("form[data-property]");
  const target = () => {
    const opener = window.opener;
    return opener && opener.document.forms[form.dataset.form]
      ? opener.document.forms[form.dataset.form].elements[form.dataset.property]
      : null;
  };
  const field = target();
  const calendar = form.matches(".calendar");
  if (field && !calendar) {
    const chosen = field.value.split(",").map((text) => text.trim());
    form.querySelectorAll("input[name=check]").forEach((box) => { box.checked = chosen.includes(box.value); });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field) {
      field.value = calendar ? event.submitter.value : Array.from(form.querySelectorAll("input:checked")).map((box) => box.value).join(",");
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    window.close();
  });
  document.querySelector(".cancel").addEventListener("click", () => window.close());
})();
