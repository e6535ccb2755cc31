"use strict";
{
  const form = document.getElementById("push"), button = form.querySelector("button");
  const { key, worker, scope } = form.dataset;
  const say = (id) => { for (const one of document.querySelectorAll("[data-say]")) one.hidden = one.id !== id; };
  const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  const bytes = Uint8Array.from(atob(key.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  if (able) button.disabled = false; else say("unable");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    button.disabled = true;
    say();
    let registration, subscription;
    // Nothing of a try that came to nothing stays in the browser.
    const undo = async () => {
      try { await subscription?.unsubscribe(); await registration?.unregister(); } catch {}
      button.disabled = false;
    };
    try {
      // Each release has a worker of its own, so that no two share an address.
      registration = await navigator.serviceWorker.register(worker, { scope });
      const [one] = [registration.active ?? registration.waiting ?? registration.installing];
      if (one && one.state !== "activated") await new Promise((done) => {
        one.addEventListener("statechange", () => { if (one.state === "activated" || one.state === "redundant") done(); });
      });
      subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes });
      const { endpoint, keys } = subscription.toJSON();
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ endpoint, keys, born: form.elements.born?.value }),
      });
      if (answer.status === 201) return location.assign((await answer.json()).page);
      await undo();
      say(answer.status === 403 ? "refused" : "trouble");
    } catch {
      await undo();
      say(Notification.permission === "denied" ? "denied" : "trouble");
    }
  });
}
