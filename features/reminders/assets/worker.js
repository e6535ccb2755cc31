"use strict";
// One message about one release. Then this browser's address for it is given back.
self.addEventListener("push", (event) => {
  let told = {};
  try { told = event.data.json(); } catch {}
  const { title = "", body = "", tag = "", lang = "", dir = "auto", page = "/" } = told;
  event.waitUntil((async () => {
    await self.registration.showNotification(title, { body, tag, lang, dir, data: { page } });
    try { await (await self.registration.pushManager.getSubscription())?.unsubscribe(); } catch {}
  })());
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const page = new URL(event.notification.data.page, self.location.origin);
  if (page.origin !== self.location.origin) return;
  event.waitUntil((async () => {
    await self.clients.openWindow(page.href);
    await self.registration.unregister();
  })());
});
