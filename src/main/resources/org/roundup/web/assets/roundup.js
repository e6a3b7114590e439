// What makes pages handier. Every page works without it.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // theme switch
  const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  };
  all(".theme-switch").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = next;
      try {
        localStorage.setItem("roundup-theme", next);
      } catch (unavailable) {
        // lasts for this page only
      }
    });
  });

  // pop-overs close when something else gets the attention
  const popovers = () => all("details.user-menu[open], details.display-options[open]");
  document.addEventListener("click", (event) => {
    popovers().filter((details) => !details.contains(event.target)).forEach((details) => { details.open = false; });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      popovers().forEach((details) => { details.open = false; $("summary", details).focus(); });
    }
  });

  // forms are sent once, and what cannot be undone is asked for
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.confirm && !confirm(form.dataset.confirm)) {
      event.preventDefault();
      return;
    }
    if (form.method === "post") {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = "yes";
      setTimeout(() => { delete form.dataset.sent; }, 5000);
      form.dataset.dirty = "";
    }
  });

  // leaving a half written note
  all("textarea[data-markdown]").forEach((area) => {
    area.addEventListener("input", () => { area.form.dataset.dirty = area.value ? "yes" : ""; });
  });
  addEventListener("beforeunload", (event) => {
    if (all("form").some((form) => form.dataset.dirty === "yes")) {
      event.preventDefault();
    }
  });

  // what a note will look like
  all("textarea[data-preview]").forEach((area) => {
    const button = document.createElement("button");
    const view = document.createElement("div");
    button.type = "button";
    button.className = "preview-button";
    button.textContent = area.dataset.preview;
    view.className = "preview prose";
    view.hidden = true;
    area.after(view, button);
    button.addEventListener("click", async () => {
      if (!view.hidden) {
        view.hidden = true;
        area.hidden = false;
        button.textContent = area.dataset.preview;
        area.focus();
        return;
      }
      const answer = await fetch(area.form.action.replace(/[?#].*$/, "") + "?@template=preview", {
        method: "POST",
        body: new URLSearchParams({ text: area.value }),
      });
      if (answer.ok) {
        // the server has made it safe, and the page's policy runs no script in it
        view.innerHTML = await answer.text();
        view.hidden = false;
        area.hidden = true;
        button.textContent = area.dataset.edit;
      }
    });
  });

  // names are completed while they are typed
  all("input[data-complete]").forEach((input) => {
    let list = input.list;
    if (!list) {
      list = document.createElement("datalist");
      list.id = "complete-" + input.id;
      input.after(list);
      input.setAttribute("list", list.id);
    }
    const fixed = Array.from(list.children);
    let timer;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        const parts = input.value.split(",");
        const word = parts.pop().trim();
        const before = "multiple" in input.dataset && parts.length ? parts.join(",") + "," : "";
        if (!word) {
          return;
        }
        const answer = await fetch(`${document.body.dataset.base}${input.dataset.complete}?@template=complete&q=${encodeURIComponent(word)}`);
        if (answer.ok) {
          const found = document.createElement("template");
          found.innerHTML = await answer.text();
          found.content.querySelectorAll("option").forEach((option) => { option.value = before + option.value; });
          list.replaceChildren(...fixed, ...found.content.children);
        }
      }, 150);
    });
  });

  // an open page tells what has changed meanwhile; while it is looked at, so that connections are not used up
  const live = $("[data-live]");
  const path = live ? live.dataset.live + live.dataset.id : "";
  const store = `roundup-typed:${path}`;
  const editors = () => all("form[name=itemSynopsis]").flatMap((form) => Array.from(form.elements))
    .filter((field) => field.name && field.matches("textarea, select, input:not([type=hidden], [type=file], [type=password])"));
  const state = (field) => {
    if (field.matches("[type=checkbox], [type=radio]")) {
      return field.checked === field.defaultChecked ? null : field.checked;
    }
    if (field.matches("select")) {
      const options = Array.from(field.options);
      const chosen = options.filter((option) => option.selected).map((option) => option.value);
      const before = options.filter((option) => option.defaultSelected).map((option) => option.value);
      const first = !field.multiple && !before.length && options.length ? [options[0].value] : before;
      return chosen.join("\n") === first.join("\n") ? null : chosen;
    }
    return field.value === field.defaultValue ? null : field.value;
  };
  const keepTyped = () => {
    const typed = editors().map((field, index) => [index, field.name, state(field)]).filter((entry) => entry[2] !== null);
    sessionStorage.setItem(store, JSON.stringify(typed));
    all("form").forEach((form) => { form.dataset.dirty = ""; });
  };
  const restoreTyped = () => {
    const kept = sessionStorage.getItem(store);
    sessionStorage.removeItem(store);
    const fields = editors();
    (kept ? JSON.parse(kept) : []).forEach(([index, name, value]) => {
      const field = fields[index] && fields[index].name === name ? fields[index] : fields.find((one) => one.name === name);
      if (!field) {
        return;
      }
      if (field.matches("[type=checkbox], [type=radio]")) {
        field.checked = value;
      } else if (field.matches("select")) {
        Array.from(field.options).forEach((option) => { option.selected = value.includes(option.value); });
      } else {
        field.value = value;
        const details = field.closest("details");
        if (details) {
          details.open = true;
        }
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };
  if (live) {
    const base = document.body.dataset.base;
    let last = live.dataset.since;
    let source = null;
    let timer;
    try {
      restoreTyped();
    } catch (unavailable) {
      // without storage there is nothing to restore
    }
    const show = async () => {
      try {
        const answer = await fetch(`${base}${path}?@template=live&@since=${live.dataset.since}`);
        const text = answer.ok ? (await answer.text()).trim() : "";
        if (text) {
          live.innerHTML = text;
        }
      } catch (unreachable) {
        // the next event asks again
      }
    };
    const heard = (event) => {
      last = event.lastEventId || last;
      clearTimeout(timer);
      timer = setTimeout(show, 300);
    };
    const listen = () => {
      if (document.hidden && source) {
        source.close();
        source = null;
      } else if (!document.hidden && !source && window.EventSource) {
        const item = live.dataset.id ? `&id=${live.dataset.id}` : "";
        const opened = new EventSource(`${base}rest/events?class=${live.dataset.live}${item}&since=${last}`);
        ["create", "set", "retire", "restore"].forEach((name) => opened.addEventListener(name, heard));
        opened.onerror = () => {
          if (opened.readyState === EventSource.CLOSED && source === opened) {
            source = null;
            setTimeout(listen, 60000);
          }
        };
        source = opened;
      }
    };
    document.addEventListener("visibilitychange", listen);
    addEventListener("pagehide", () => {
      if (source) {
        source.close();
        source = null;
      }
    });
    addEventListener("pageshow", listen);
    live.addEventListener("click", (event) => {
      if (!event.target.closest("[data-reload]")) {
        return;
      }
      try {
        keepTyped();
      } catch (unavailable) {
        if (all("form").some((form) => form.dataset.dirty === "yes")) {
          return;
        }
      }
      if (live.dataset.id) {
        location.href = base + path;
      } else {
        location.reload();
      }
    });
  }

  // the menu shows where we are
  all(".side a").forEach((link) => {
    if (link.href === location.href) {
      link.setAttribute("aria-current", "page");
    }
  });

  // keyboard: / search, c create, j and k through a list, Enter or o open, ? help
  const rows = () => all("tr[data-href]");
  let current = -1;
  const move = (step) => {
    const list = rows();
    if (!list.length) {
      return;
    }
    list.forEach((row) => row.classList.remove("selected"));
    current = Math.max(0, Math.min(list.length - 1, current + step));
    list[current].classList.add("selected");
    list[current].scrollIntoView({ block: "nearest" });
    const link = $("a.title, a", list[current]);
    if (link) {
      link.focus({ preventScroll: true });
    }
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.ctrlKey && event.key === "Enter" && typing && typing.form) {
      typing.form.requestSubmit();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    } else if (event.key === "o" && current >= 0) {
      location.href = rows()[current].dataset.href;
    } else if (event.key === "?") {
      const keys = $("dialog.keys");
      if (keys) {
        keys.showModal();
      }
    } else {
      const target = all("[data-key]").find((element) => element.dataset.key === event.key);
      if (!target) {
        return;
      }
      event.preventDefault();
      if (target.matches("input, textarea")) {
        target.focus();
      } else {
        target.click();
      }
    }
  });
})();
