"use strict";
for (const link of document.querySelectorAll("a[data-player]")) {
  link.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { player, shape, title } = link.dataset, way = link.getAttribute("href");
    const frame = document.createElement("iframe");
    frame.className = "player " + shape;
    frame.title = title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups allow-popups-to-escape-sandbox");
    frame.src = player;
    // It counts as leaving by this way, and nobody is sent there.
    if (way.startsWith("/")) fetch(way, { headers: { prefer: "return=minimal" }, keepalive: true }).catch(() => {});
    link.replaceWith(frame);
    frame.focus();
  });
}
