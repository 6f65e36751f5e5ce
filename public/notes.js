// What the pages by link gain where scripts run. Each page works without it.
// Nothing is kept on this device: what is typed lives in the page and, after the code, on the server.
(() => {
  "use strict";
  const body = document.body;
  const find = (selector) => document.querySelector(selector);

  // The way out: hide at once, tell the server, and put an everyday page in this page's place.
  const leave = () => {
    document.documentElement.className = "gone";
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
    document.documentElement.className = "gone";
    location.reload();
  });

  // An answer to a form leaves no typed word in the history.
  if ("answer" in body.dataset) history.replaceState(null, "", location.pathname);

  const problem = find("#problem");
  if (problem) {
    problem.focus();
    problem.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      const field = link && document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      const more = field.closest("details");
      if (more) more.open = true;
      (field.closest(".field") || field).scrollIntoView();
      field.focus({ preventScroll: true });
    });
  }

  const form = find("form[data-draft]");
  if (!form) return;
  const chosen = (name) => {
    const input = form.querySelector(`input[name="${name}"]:checked`);
    return input ? input.value : null;
  };

  // Show what an answer asks for, and only that. Hidden answers are kept, not sent away.
  const show = (selector, visible) => {
    const part = form.querySelector(selector);
    if (part) part.hidden = !visible;
  };
  const adapt = () => {
    const did = chosen("c_did");
    show('[data-field="c_barrier"]', did === "PART" || did === "NOT_THIS_TIME");
    show("[data-calm]", Number(chosen("c_upset")) >= 8);
  };
  form.addEventListener("change", adapt);
  adapt();

  // Drafts: two seconds after the last key, and when the page is put away.
  const status = form.querySelector(".saved");
  const say = (words) => {
    status.textContent = words;
  };
  const typed = () => new URLSearchParams(new FormData(form));
  let timer = 0;
  let changed = false;
  let isSending = false;
  const save = async () => {
    clearTimeout(timer);
    if (!changed || isSending) return;
    changed = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: typed(), keepalive: true, redirect: "manual" });
      if (!answer.ok) throw new Error();
      say(status.dataset.saved);
    } catch {
      changed = true;
      say(status.dataset.unsaved);
    }
  };
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  addEventListener("online", () => {
    if (isSending) form.submit();
    else save();
  });

  // Sent once; without a network it waits in this page and is sent when there is one.
  let wanted = null;
  form.addEventListener("submit", (event) => {
    if (isSending && navigator.onLine) {
      event.preventDefault();
      return;
    }
    isSending = true;
    if (navigator.onLine) return;
    event.preventDefault();
    wanted = event.submitter;
    if (wanted && !form.querySelector("input[name=do]")) {
      const deed = document.createElement("input");
      deed.type = "hidden";
      deed.name = wanted.name;
      deed.value = wanted.value;
      form.append(deed);
    }
    say(status.dataset.unsent);
  });
  addEventListener("pageshow", () => {
    isSending = false;
  });
})();
