// What the pages by link gain where scripts run. Each page works without it.
// Nothing is kept on this device: what is typed lives in the page and, after the code, on the server.
(() => {
  "use strict";
  const root = document.documentElement;
  const body = document.body;
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector) => document.querySelectorAll(selector);

  // The way out: hide at once, tell the server, and put an everyday page in this page's place.
  const leave = () => {
    root.className = "gone";
    if (body.dataset.leave) navigator.sendBeacon(body.dataset.leave);
    location.replace(body.dataset.exit);
  };
  const out = find(".leave");
  const way = out && (out.form || out);
  if (way) {
    way.addEventListener(out.form ? "submit" : "click", (event) => {
      event.preventDefault();
      leave();
    });
  }
  let shifts = [];
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      shifts = [];
      return;
    }
    const now = Date.now();
    shifts = shifts.filter((time) => now - time < 3000).concat(now);
    if (shifts.length > 2) leave();
  });

  // A page that came back from the browser's memory asks the server whether it may still be seen.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    root.className = "gone";
    location.reload();
  });

  // The code is covered unless somebody wants to see it.
  const eye = find("[data-show]");
  if (eye) {
    const input = document.getElementById("f-code");
    const cover = (covered) => {
      input.classList.toggle("covered", covered);
      eye.textContent = covered ? eye.dataset.show : eye.dataset.hide;
    };
    eye.hidden = false;
    cover(true);
    eye.addEventListener("click", () => cover(!input.classList.contains("covered")));
  }

  const goTo = (id) => {
    const field = document.getElementById(id);
    if (!field) return false;
    const more = field.closest("details");
    if (more) more.open = true;
    (field.closest(".field") || field).scrollIntoView();
    field.focus({ preventScroll: true });
    return true;
  };
  const problem = find("#problem");
  if (problem) {
    problem.focus();
    problem.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && link.pathname === location.pathname && goTo(link.hash.slice(1))) event.preventDefault();
    });
  } else if (location.hash) goTo(location.hash.slice(1));

  // A form that is sent once is sent once.
  for (const form of all("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "1";
      setTimeout(() => delete form.dataset.sent, 5000);
    });
  }

  const form = find("form[data-draft]") || find("form[data-send]");
  if (!form) return;
  const go = (url) => (/\/sent$|problem/.test(url) ? location.replace(url) : location.assign(url));
  const status = find(".saved", form);
  const words = status.dataset;
  const chosen = (name) => {
    const input = find(`input[name="${name}"]:checked`, form);
    return input ? input.value : null;
  };

  // Show what an answer asks for, and only that. Hidden answers are kept, not sent away.
  const calm = all("[data-calm]");
  const isCalm = calm[0] && !calm[0].hidden;
  const adapt = () => {
    const did = chosen("c_did");
    const barrier = find('[data-field="c_barrier"]', form);
    if (barrier) barrier.hidden = !(did === "PART" || did === "NOT_THIS_TIME");
    const upset = chosen("c_upset");
    for (const part of calm) part.hidden = upset === null ? !isCalm : Number(upset) < 8;
  };
  form.addEventListener("change", adapt);
  adapt();

  // How much room is left, once it gets short.
  form.addEventListener("input", ({ target }) => {
    const count = target.id && document.getElementById(`${target.id}-count`);
    if (!count) return;
    count.dataset.first ||= count.textContent;
    const left = count.dataset.max - [...target.value.replace(/\r\n?/g, "\n").trim()].length;
    const template = left < 0 ? count.dataset.over : left <= count.dataset.max / 5 ? count.dataset.left : count.dataset.first;
    count.textContent = template.replace("{n}", Math.abs(left));
    count.classList.toggle("error", left < 0);
  });

  const say = (text, link) => {
    status.textContent = text;
    if (!link) return;
    const a = document.createElement("a");
    a.href = link;
    a.textContent = words.look;
    a.addEventListener("click", (event) => {
      event.preventDefault();
      save(true).then(() => location.replace(link));
    });
    status.append(" ", a);
  };
  const typed = () => new URLSearchParams(new FormData(form));
  const post = (url, data) =>
    fetch(url, { method: "POST", body: data, headers: { Accept: "application/json" }, keepalive: String(data).length < 6e4, redirect: "manual" });

  // The link closed, or the page went quiet: both keep the words where they are.
  let isShut = false;
  const shut = () => {
    isShut = true;
    const box = find("[data-closed]");
    box.hidden = false;
    // Every other way on leads away from the words.
    for (const way of all(".send, .also")) way.hidden = true;
    say("");
    box.scrollIntoView();
    box.focus();
  };
  const again = find("form[data-again]");
  const quiet = () => {
    if (!again) return location.replace(location.pathname.replace(/[^/]*$/, "again"));
    if (isShut || !again.hidden) return;
    form.hidden = true;
    again.hidden = false;
    again.scrollIntoView();
    find("input", again).focus({ preventScroll: true });
  };
  if (again) again.addEventListener("submit", async (event) => {
    event.preventDefault();
    const error = find(".error", again);
    try {
      const answer = await post(again.action, new URLSearchParams(new FormData(again)));
      const said = answer.status === 404 ? {} : await answer.json();
      if (said.go) return location.replace(said.go.replace(/\/write$/, location.pathname.replace(/.*\//, "/")));
      if (said.say) {
        error.textContent = said.say;
        return;
      }
      again.hidden = true;
      form.hidden = false;
      shut();
    } catch {
      error.textContent = words.unsaved;
    }
  });
  let still = 0;
  const moved = () => {
    clearTimeout(still);
    still = setTimeout(() => save().then(quiet), 6e5);
  };
  moved();

  // Drafts: soon after the last key, when the page is put away, and again until the network is back.
  let timer = 0;
  let changed = false;
  let running = Promise.resolve();
  let isSending = false;
  const soon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };
  const saveNow = async () => {
    changed = false;
    try {
      const answer = await post(form.dataset.draft, typed());
      if (answer.status === 404) return shut();
      if (answer.status === 401) return quiet();
      const said = await answer.json();
      if (said.merge) return say(words.changed, said.merge);
      if (!answer.ok) throw new Error();
      if (said.go) return location.replace(said.go);
      form.elements.v.value = form.elements.v.value.replace(/^\d+/, said.version);
      const card = find("[data-card]", form);
      if ((said.card || "") !== (card.dataset.html ?? card.innerHTML)) card.innerHTML = card.dataset.html = said.card || "";
      if (!isSending) say(words.saved);
    } catch {
      changed = true;
      if (!isSending) say(words.unsaved);
      soon(5000);
    }
  };
  // One after the other: the next one carries the version that the last one was given.
  const save = (always) => {
    clearTimeout(timer);
    return (running = running.then(() => {
      if (form.dataset.draft && !isShut && !isSending && (changed || always === true)) return saveNow();
    }));
  };
  form.addEventListener("input", () => {
    changed = true;
    moved();
    soon(1200);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });

  // Sent once; without a network it waits in this page and is sent when there is one.
  let waiting = null;
  const send = async (deed) => {
    await running;
    const data = typed();
    data.set("do", deed);
    try {
      const answer = await post(location.pathname, data);
      if (answer.status === 404) {
        isSending = false;
        return shut();
      }
      if (answer.status > 402 && answer.status < 500 && answer.status !== 409) {
        isSending = false;
        return say(words.fault);
      }
      const said = await answer.json();
      if (said.go || said.merge) return go(said.go || said.merge);
      if (said.again) {
        isSending = false;
        return quiet();
      }
      throw new Error();
    } catch {
      say(words.unsent);
      waiting = setTimeout(() => {
        waiting = null;
        send(deed);
      }, 5000);
    }
  };
  addEventListener("online", () => {
    if (waiting) find("[name=do]", form).click();
    else save();
  });
  form.addEventListener("submit", (event) => {
    const deed = event.submitter ? event.submitter.value : "send";
    if (deed === "save") return;
    event.preventDefault();
    if (isShut || (isSending && !waiting)) return;
    clearTimeout(waiting);
    waiting = null;
    clearTimeout(timer);
    isSending = true;
    say(words.sending);
    send(deed);
  });
})();
