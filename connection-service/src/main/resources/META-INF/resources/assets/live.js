// Pages that follow what happens: asks our own service whether something changed, and only then reads the page again.
// Rests while the page is hidden or nobody is there, and never takes a form away from under somebody's hands.
(() => {
  "use strict";
  const follower = document.querySelector("[data-live]");
  const region = () => document.getElementById("live");
  if (!follower || !region()) return;

  const EVERY = 5000;
  const AT_MOST = 60000;
  const NOBODY_THERE = 20 * 60000;
  let version = follower.dataset.version;
  let wait = EVERY;
  let timer = 0;
  let lastSeen = Date.now();

  const inUse = () => {
    const at = document.activeElement;
    const typing = region().contains(at) && at.matches("input, select, textarea, button");
    return typing || region().querySelector("input[type=checkbox]:checked") !== null;
  };
  const key = (element) => element.id || element.getAttribute("href") || element.textContent;

  const show = (fresh) => {
    const open = [...region().querySelectorAll("details[open] > summary")].map(key);
    const at = region().contains(document.activeElement) ? key(document.activeElement) : null;
    region().replaceWith(document.adoptNode(fresh));
    for (const summary of region().querySelectorAll("details > summary")) {
      if (open.includes(key(summary))) summary.parentElement.open = true;
    }
    if (at !== null) {
      const again = [...region().querySelectorAll("a, summary, [tabindex]")].find((e) => key(e) === at);
      if (again) again.focus({ preventScroll: true });
    }
  };

  const ask = async () => {
    const answer = await fetch(follower.dataset.live, { credentials: "same-origin", redirect: "error" });
    if (!answer.ok) throw new Error("status " + answer.status);
    if ((await answer.text()) === version || inUse()) return;
    const page = await fetch(location.href, { credentials: "same-origin", redirect: "error" });
    if (!page.ok) throw new Error("status " + page.status);
    const read = new DOMParser().parseFromString(await page.text(), "text/html");
    const fresh = read.getElementById("live");
    if (!fresh || inUse()) return;
    version = read.querySelector("[data-live]").dataset.version;
    show(fresh);
    follower.textContent = follower.dataset.said;
  };

  const next = () => {
    clearTimeout(timer);
    if (document.hidden || Date.now() - lastSeen > NOBODY_THERE) return;
    timer = setTimeout(async () => {
      try {
        await ask();
        wait = EVERY;
      } catch (e) {
        wait = Math.min(AT_MOST, wait * 2);
      }
      next();
    }, wait);
  };

  document.addEventListener("visibilitychange", next);
  for (const sign of ["pointerdown", "keydown", "wheel", "touchstart"]) {
    document.addEventListener(sign, () => {
      const back = Date.now() - lastSeen > NOBODY_THERE;
      lastSeen = Date.now();
      if (back) next();
    }, { passive: true });
  }
  next();
})();
