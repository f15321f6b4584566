/* Two minutes before an idle sign-out, asks whether somebody is still there, and says so to the
   server when the answer is yes. Without this file nothing is lost but the warning. */
(function () {
  "use strict";
  var script = document.currentScript;
  var idle = Number(script.dataset.idleSeconds) * 1000;
  var warning = 2 * 60 * 1000;
  var stayUrl = script.dataset.stayUrl;
  var dialog, timer;

  function build() {
    dialog = document.createElement("dialog");
    dialog.className = "idle-dialog";
    dialog.setAttribute("aria-labelledby", "idle-title");
    var title = document.createElement("h2");
    title.id = "idle-title";
    title.textContent = "Are you still there?";
    var text = document.createElement("p");
    text.textContent = "You will be signed out in two minutes. What is saved is safe.";
    var button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = "Stay signed in";
    button.addEventListener("click", stay);
    dialog.append(title, text, button);
    document.body.append(dialog);
  }

  function ask() {
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
  }

  function stay() {
    fetch(stayUrl, { credentials: "same-origin" }).then(function (answer) {
      dialog.close();
      if (answer.ok) wait();
      else window.location.reload();
    });
  }

  function wait() {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, Math.max(idle - warning, 0));
  }

  wait();
})();
