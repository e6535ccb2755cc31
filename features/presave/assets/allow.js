"use strict";
{
  const form = document.getElementById("allow"), button = form.querySelector("button.go");
  const trouble = document.getElementById("trouble"), { script, token, app } = form.dataset;
  let music;
  const failed = () => { trouble.hidden = false; };
  // MusicKit writes down in this browser what it got. Nobody needs it here any more.
  const tidy = () => {
    try {
      for (const store of [localStorage, sessionStorage])
        for (const key of Object.keys(store)) if (key.startsWith("music.")) store.removeItem(key);
    } catch {}
  };
  document.addEventListener("musickitloaded", async () => {
    try {
      await MusicKit.configure({ developerToken: token, app: { name: app, build: "1" } });
      music = MusicKit.getInstance();
      button.disabled = false;
    } catch { failed(); }
  });
  button.addEventListener("click", async () => {
    trouble.hidden = true;
    try {
      const given = await music.authorize();
      if (!given) return failed();
      form.elements.token.value = given;
      tidy();
      form.submit();
    } catch { tidy(); failed(); }
  });
  const guest = document.createElement("script");
  guest.src = script;
  guest.onerror = failed;
  document.head.append(guest);
}
