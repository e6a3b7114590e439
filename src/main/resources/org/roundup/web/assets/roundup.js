// What makes pages handier. Every page works without it.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const words = document.currentScript.dataset;
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch (unavailable) {
      return null;
    }
  };
  const keep = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch (unavailable) {
      // lasts for this page only
    }
  };

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
      keep("roundup-theme", next);
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

  let leaving = false;

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
      leaving = true;
      setTimeout(() => { leaving = false; }, 5000);
    }
  });

  // leaving what has been written but not sent
  const isChanged = (control) => {
    if (control.type === "hidden" || control.type === "submit" || !control.name) {
      return false;
    }
    if (control.type === "checkbox" || control.type === "radio") {
      return control.checked !== control.defaultChecked;
    }
    if (control.options) {
      return control.multiple || Array.from(control.options).some((option) => option.defaultSelected)
        ? Array.from(control.options).some((option) => option.selected !== option.defaultSelected)
        : control.selectedIndex > 0;
    }
    return control.value !== control.defaultValue;
  };
  addEventListener("beforeunload", (event) => {
    const unsent = all("form[name=itemSynopsis]").some((form) => Array.from(form.elements).some(isChanged));
    if (unsent && !leaving) {
      event.preventDefault();
    }
  });

  // files are dropped or pasted into the form of a note, and their sending is shown
  const size = (bytes) => bytes < 1024 * 1024 ? Math.ceil(bytes / 1024) + " kB" : (bytes / 1024 / 1024).toFixed(1) + " MB";
  all("input[type=file][data-drop]").forEach((input) => {
    const form = input.form;
    const list = $(".chosen-files", form);
    const show = () => {
      const files = Array.from(input.files);
      list.textContent = files.length
        ? files.map((file) => `${file.name} (${size(file.size)})`).join(", ")
        : input.dataset.drop;
    };
    const add = (files) => {
      const both = new DataTransfer();
      [...input.files, ...files].forEach((file) => both.items.add(file));
      input.files = both.files;
      show();
    };
    const hasFiles = (transfer) => transfer && Array.from(transfer.types).includes("Files");
    input.addEventListener("change", show);
    form.addEventListener("paste", (event) => {
      if (event.clipboardData && event.clipboardData.files.length) {
        event.preventDefault();
        add(event.clipboardData.files);
      }
    });
    form.addEventListener("dragover", (event) => {
      if (hasFiles(event.dataTransfer)) {
        event.preventDefault();
        form.classList.add("dropping");
      }
    });
    form.addEventListener("dragleave", () => form.classList.remove("dropping"));
    form.addEventListener("drop", (event) => {
      form.classList.remove("dropping");
      if (hasFiles(event.dataTransfer)) {
        event.preventDefault();
        add(event.dataTransfer.files);
      }
    });
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented || !input.files.length) {
        return;
      }
      event.preventDefault();
      send(form, event.submitter, (part) => {
        list.textContent = `${input.dataset.sending} … ${Math.round(part * 100)} %`;
      }, show);
    });
    show();
  });
  const send = (form, button, progress, end) => {
    const call = new XMLHttpRequest();
    const body = new FormData(form);
    if (button && button.name) {
      body.append(button.name, button.value);
    }
    call.upload.addEventListener("progress", (event) => progress(event.loaded / event.total));
    call.addEventListener("load", () => {
      if (call.status === 200) {
        leaving = true;
        location.assign(call.responseURL);
        return;
      }
      const page = new DOMParser().parseFromString(call.responseText, "text/html");
      const problem = $(".message.error", page);
      const token = $("input[name='@csrf']", page);
      if (call.status !== 422 || !problem || !token) {
        leaving = true;
        form.submit();
        return;
      }
      // the form stays as it is, with its files, under what is wrong
      all("input[name='@csrf']").forEach((input) => { input.value = token.value; });
      all(".message").forEach((message) => message.remove());
      $("main").prepend(problem);
      problem.scrollIntoView({ block: "center" });
      delete form.dataset.sent;
      leaving = false;
      end();
    });
    call.addEventListener("error", () => { leaving = true; form.submit(); });
    call.open("POST", form.action);
    call.send(body);
  };

  // a message is quoted in the note
  all("a.quote").forEach((link) => {
    link.addEventListener("click", (event) => {
      const note = $("#note");
      const text = $(".prose", document.getElementById(link.dataset.quote));
      if (!note || !text) {
        return;
      }
      event.preventDefault();
      const quoted = text.innerText.trim().replace(/^/gm, "> ");
      note.value = (note.value ? note.value.trimEnd() + "\n\n" : "") + quoted + "\n\n";
      note.focus();
      note.setSelectionRange(note.value.length, note.value.length);
      note.scrollIntoView({ block: "center" });
    });
  });

  // many items are chosen at once
  const boxes = all("input[name='@bulk']");
  const bulk = $("details.bulk-edit");
  if (boxes.length && bulk) {
    const count = make("span", { className: "count", hidden: true });
    const every = make("input", { type: "checkbox", title: words.chooseAll });
    every.setAttribute("aria-label", words.chooseAll);
    const head = $("th.col-select");
    if (head) {
      head.replaceChildren(every);
    }
    $("summary", bulk).append(" ", count);
    const tell = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      every.checked = chosen === boxes.length;
      every.indeterminate = chosen > 0 && chosen < boxes.length;
      count.hidden = !chosen;
      count.textContent = `${chosen} ${words.chosen}`;
      bulk.open = bulk.open || chosen > 0;
      bulk.classList.toggle("floating", chosen > 0);
    };
    every.addEventListener("change", () => { boxes.forEach((box) => { box.checked = every.checked; }); tell(); });
    boxes.forEach((box) => box.addEventListener("change", tell));
    tell();
  }

  // dates can be chosen from the browser's calendar
  all("input[data-date]").forEach((input) => {
    const pick = make("input", { type: "date", className: "pick-date", title: words.pick });
    pick.setAttribute("aria-label", words.pick);
    pick.addEventListener("change", () => {
      if (pick.value) {
        input.value = pick.value;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
    input.after(" ", pick);
  });
  // several values as labels, and a field to add one, instead of a list in which one has to hold a key
  all(".item-side select[multiple]").forEach((select) => {
    const options = Array.from(select.options).filter((option) => /^\d+$/.test(option.value));
    const none = Array.from(select.options).find((option) => !options.includes(option));
    const chips = make("ul", { className: "chips" });
    const names = make("datalist", { id: `${select.id}-names` });
    const more = make("input", { id: `${select.id}-more`, placeholder: words.add, autocomplete: "off" });
    more.setAttribute("list", names.id);
    const choose = (option, on) => {
      option.selected = on;
      show();
      more.value = "";
      more.focus();
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const chip = (option) => {
      const remove = make("button", { type: "button", className: "chip-remove" }, "×");
      remove.setAttribute("aria-label", `${words.remove}: ${option.text}`);
      remove.addEventListener("click", () => choose(option, false));
      return make("li", { className: "chip" }, option.text, remove);
    };
    const show = () => {
      const chosen = options.filter((option) => option.selected);
      if (none) {
        none.selected = !chosen.length;
      }
      chips.hidden = !chosen.length;
      chips.replaceChildren(...chosen.map(chip));
      names.replaceChildren(...options.filter((option) => !option.selected)
        .map((option) => make("option", { value: option.text })));
    };
    const add = () => {
      const option = options.find((one) => !one.selected && one.text.toLowerCase() === more.value.trim().toLowerCase());
      if (option) {
        choose(option, true);
      }
      return option;
    };
    more.addEventListener("input", (event) => {
      if (event.inputType !== "insertText" && !/^delete/.test(event.inputType || "")) {
        add(); // chosen from the list, not typed
      }
    });
    more.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && more.value) {
        event.preventDefault();
        add();
      }
    });
    more.addEventListener("change", add);
    const label = $(`label[for="${CSS.escape(select.id)}"]`);
    if (label) {
      label.htmlFor = more.id;
    }
    select.hidden = true;
    select.after(chips, more, names);
    show();
  });

  // windows in which values are chosen have the size that their link says
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.classhelp");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const size = `width=${link.dataset.width},height=${link.dataset.height}`;
      if (window.open(link.href, "help", `scrollbars,resizable,${size}`)) {
        event.preventDefault();
      }
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

  // single keys can be switched off
  const dialog = $("dialog.keys");
  const keysOn = $(".keys-on");
  if (keysOn) {
    keysOn.checked = kept("roundup-keys") !== "off";
    keysOn.addEventListener("change", () => keep("roundup-keys", keysOn.checked ? "on" : "off"));
  }
  all(".keys-open").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
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
    const link = $("a.title", list[current]) || $("a", list[current]);
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
    if (typing || (dialog && dialog.open) || (keysOn && !keysOn.checked) || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    } else if (event.key === "o" && current >= 0) {
      location.href = rows()[current].dataset.href;
    } else if (event.key === "?" && dialog) {
      dialog.showModal();
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
