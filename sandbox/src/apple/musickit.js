"use strict";
// Stands for MusicKit on the Web: the few names that a page needs to ask somebody for a music user token.
{
  const view = new URL("../../../window", document.currentScript.src);
  let instance = null;
  const authorize = (given) => new Promise((resolve, reject) => {
    const address = new URL(view);
    for (const [name, value] of [["token", given.developerToken], ["origin", location.origin], ["app", given.app.name]])
      address.searchParams.set(name, value);
    const opened = window.open(address, "apple-music-service-view", "width=650,height=650");
    if (!opened) return reject(new Error("the window was not opened"));
    const heard = ({ origin, source, data }) => {
      if (origin !== view.origin || source !== opened) return;
      window.removeEventListener("message", heard);
      opened.close();
      if (!data.musicUserToken) return reject(new Error("not allowed"));
      localStorage.setItem("music.sandbox.media-user-token", data.musicUserToken);
      resolve(data.musicUserToken);
    };
    window.addEventListener("message", heard);
  });
  window.MusicKit = {
    configure: async (given) => (instance = { authorize: () => authorize(given) }),
    getInstance: () => instance,
  };
  document.dispatchEvent(new Event("musickitloaded"));
}
