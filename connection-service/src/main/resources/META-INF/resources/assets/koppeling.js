// What makes the pages nicer to use; everything works without it.
(() => {
  "use strict";

  // A form that asks somebody else may take seconds: say so, and do not send it twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const button = form.querySelector("button");
    if (form.dataset.busy) {
      const said = document.createElement("p");
      said.className = "busy";
      said.setAttribute("role", "status");
      said.textContent = form.dataset.busy;
      button.after(said);
    }
    setTimeout(() => { button.disabled = true; });
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  // The clearing account matters only when the payment is booked in a memorial journal.
  for (const method of document.querySelectorAll("[data-method]")) {
    const [way, clearing] = method.querySelectorAll("select");
    const show = () => { clearing.closest(".field").hidden = !way.value.startsWith("memorial:"); };
    way.addEventListener("change", show);
    show();
  }

  // Back from SnelStart before its word arrived: ask our own service until it did.
  const waiting = document.querySelector("[data-waiting]");
  if (waiting) {
    const ask = async () => {
      try {
        const answer = await fetch(waiting.dataset.waiting, { credentials: "same-origin" });
        if (answer.ok && (await answer.json()).state === "known") {
          location.replace(waiting.dataset.then + (location.pathname.endsWith("/arrived") ? "/arrived" : ""));
          return;
        }
      } catch (e) {
        // asked again below
      }
      setTimeout(ask, 1500);
    };
    setTimeout(ask, 800);
  }

  // A link to a field inside something that is folded away.
  const meant = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (meant && meant.closest("details")) {
    for (let box = meant.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    meant.scrollIntoView();
  }

  // A sheet for paper: its button is shown where it can do something.
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // Something is under way at our own service: look again, while somebody is looking.
  if (document.querySelector("[data-refresh]")) {
    const again = () => { document.hidden ? setTimeout(again, 3000) : location.reload(); };
    setTimeout(again, 3000);
  }

  // What is wrong is seen and heard first.
  const wrong = document.querySelector(".field.wrong input, .field.wrong select");
  if (wrong) {
    for (let box = wrong.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    wrong.focus();
  }
})();
