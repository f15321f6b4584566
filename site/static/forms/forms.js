/* What makes filling in a form quicker. Every page works without it. */
(function () {
  "use strict";

  // What went wrong or newly appeared is read first.
  var first = document.querySelector("#errors, #opened, [data-first]");
  if (first) first.focus();

  // A link to a question goes to the box itself, or to the first thing to choose.
  document.addEventListener("click", function (event) {
    var link = event.target.closest('.errors a[href^="#"], .opened a[href^="#"]');
    var target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    var box = target.matches("fieldset")
      ? target.querySelector("input:not([type=hidden]), select, textarea")
      : target;
    target.scrollIntoView({ block: "center" });
    (box || target).focus({ preventScroll: true });
  });

  // Pressed twice, sent once (the server sees to it too).
  document.querySelectorAll("form[data-once]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  });
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    document.querySelectorAll("form[data-once]").forEach(function (form) {
      delete form.dataset.sent;
    });
  });

  var form = document.querySelector("form[data-guard]");
  if (!form) return;

  // Leaving by a link would lose what is typed; every button of the form saves it.
  var changed = false;
  var sending = false;
  form.addEventListener("input", function () {
    changed = true;
  });
  form.addEventListener("submit", function (event) {
    if (sending) event.preventDefault();
    sending = true;
  });
  window.addEventListener("pageshow", function () {
    sending = false;
  });
  window.addEventListener("beforeunload", function (event) {
    if (changed && !sending) event.preventDefault();
  });

  // "None of these" stands alone.
  form.addEventListener("change", function (event) {
    var box = event.target;
    if (box.type !== "checkbox" || !box.checked) return;
    form.querySelectorAll('input[type="checkbox"]').forEach(function (other) {
      if (other === box || other.name !== box.name) return;
      if (box.hasAttribute("data-alone") || other.hasAttribute("data-alone")) other.checked = false;
    });
  });

  function ask(go) {
    var data = new FormData(form);
    Array.from(data.keys()).forEach(function (name) {
      if (data.get(name) instanceof File) data.delete(name);
    });
    data.set("go", go);
    return fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
  }

  function later(work, wait) {
    var timer;
    return function () {
      var given = arguments;
      window.clearTimeout(timer);
      timer = window.setTimeout(function () {
        work.apply(null, given);
      }, wait);
    };
  }

  // Questions that hang on an answer of this page come and go as it is given; the server says which.
  var places = Array.from(form.querySelectorAll("[data-question]"));

  function show(place) {
    var template = place.querySelector(":scope > template");
    if (template) {
      place.append(template.content);
      template.remove();
    }
    place.hidden = false;
    place.querySelectorAll("[data-off]").forEach(function (box) {
      box.disabled = false;
      box.removeAttribute("data-off");
    });
  }

  function hide(place) {
    if (place.hidden || place.querySelector(":scope > template")) return;
    place.hidden = true;
    place.querySelectorAll("input, select, textarea, button").forEach(function (box) {
      box.disabled = true;
      box.setAttribute("data-off", "");
    });
  }

  var asked = 0;
  function refresh() {
    var mine = (asked += 1);
    ask("shown")
      .then(function (answer) {
        return answer.ok ? answer.json() : null;
      })
      .then(function (said) {
        if (!said || mine !== asked) return;
        places.forEach(function (place) {
          (said.questions.indexOf(place.dataset.question) < 0 ? hide : show)(place);
        });
      })
      .catch(function () {
        // Without an answer the page stays as it is; Continue brings up what belongs to it.
      });
  }
  if (form.dataset.live === "yes") {
    form.addEventListener("change", refresh);
    form.addEventListener("input", later(refresh, 500));
  }

  // Matches appear while typing. The words go in the request's body, never in an address.
  form.querySelectorAll("[data-search]").forEach(function (search) {
    var name = search.dataset.search;
    var box = search.querySelector("input");
    var list = form.querySelector('[data-matches="' + name + '"]');
    var typed = 0;
    var look = later(function () {
      var mine = (typed += 1);
      if (box.value.trim().length < 2) return;
      ask("matches:" + name)
        .then(function (answer) {
          return answer.ok ? answer.text() : null;
        })
        .then(function (text) {
          if (text !== null && mine === typed) list.innerHTML = text;
        })
        .catch(function () {
          // The button beside the box does the same with a new page.
        });
    }, 300);
    box.addEventListener("input", look);
    box.addEventListener("keydown", function (event) {
      if (event.key !== "Enter") return;
      event.preventDefault();
      search.querySelector("button").click();
    });
  });
})();
