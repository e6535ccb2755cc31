"use strict";
{
  const form = document.getElementById("cancel"), { scope } = form.dataset;
  form.addEventListener("submit", async (event) => {
    if (!("serviceWorker" in navigator)) return;
    event.preventDefault();
    try {
      const registration = await navigator.serviceWorker.getRegistration(scope);
      if (registration && new URL(registration.scope).pathname === scope) {
        await (await registration.pushManager.getSubscription())?.unsubscribe();
        await registration.unregister();
      }
    } catch {}
    form.submit();
  });
}
