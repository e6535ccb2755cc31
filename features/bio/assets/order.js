"use strict";
// Blocks are ordered by a grip beside each: dragged by a pointer, or taken, moved and left by keys. Other rows move around the
// one that is held, so that it keeps the pointer and the focus. The server's list is the truth: it replaces this one.
(() => {
  const live = document.createElement("p");
  live.className = "vh";
  live.setAttribute("role", "status");
  let held = null, pressed = null, busy = false, dragged = false;

  const list = () => document.getElementById("order");
  const place = (row) => [...list().children].indexOf(row);
  const number = (at) => list().numbers[at];
  const say = (what, row) => {
    const words = { title: row.querySelector("bdi").textContent, n: number(place(row)), all: number(list().children.length - 1) };
    live.textContent = list().dataset[what].replace(/\{(title|n|all)\}/g, (_, name) => words[name]);
  };
  const move = (row, to) => {
    const last = list().children.length - 1, goal = Math.max(0, Math.min(to, last));
    if (goal === place(row)) return;
    while (place(row) < goal) row.before(row.nextElementSibling);
    while (place(row) > goal) row.after(row.previousElementSibling);
    [...list().children].forEach((one, at) => { one.querySelector(".nth p").textContent = number(at); });
    say("moved", row);
  };
  const take = (row) => {
    held = { row, from: place(row) };
    row.classList.add("held");
    row.querySelector(".grip").setAttribute("aria-pressed", "true");
    say("taken", row);
  };
  const release = () => {
    const { row } = held;
    row.classList.remove("held");
    row.querySelector(".grip").setAttribute("aria-pressed", "false");
    held = null;
  };
  const giveBack = () => {
    const { row, from } = held;
    release();
    move(row, from);
    say("back", row);
  };
  const leave = async () => {
    const { row, from } = held, to = place(row);
    release();
    if (to === from) return say("left", row);
    const form = row.querySelector("input[name=place]").form;
    form.elements.place.value = to + 1;
    busy = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("order");
      if (!answer.ok || !fresh) throw new Error(answer.status);
      list().replaceWith(document.adoptNode(fresh));
      furnish();
      const moved = document.getElementById(row.id);
      moved.querySelector(".grip").focus();
      say("left", moved);
    } catch {
      form.submit();
    }
    busy = false;
  };
  const follow = (y) => {
    const edge = 56;
    if (y < edge) scrollBy(0, -12);
    if (y > innerHeight - edge) scrollBy(0, 12);
    const middle = (row) => { const box = row.getBoundingClientRect(); return box.top + box.height / 2; };
    const { row } = held;
    if (row.previousElementSibling && y < middle(row.previousElementSibling)) move(row, place(row) - 1);
    else if (row.nextElementSibling && y > middle(row.nextElementSibling)) move(row, place(row) + 1);
  };
  const keys = (event, row) => {
    if (held?.row !== row) return;
    const at = place(row), last = list().children.length - 1;
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key];
    if (to !== undefined) move(row, to);
    else if (event.key === "Escape") giveBack();
    else return;
    event.preventDefault();
  };
  const grip = (row) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn grip";
    button.textContent = "⠿";
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", list().dataset.grip.replace("{title}", row.querySelector("bdi").textContent));
    button.title = list().dataset.how;
    button.addEventListener("pointerdown", (event) => {
      dragged = false;
      if (event.button || busy || held) return;
      pressed = { row, y: event.clientY };
      button.setPointerCapture(event.pointerId);
    });
    button.addEventListener("pointermove", (event) => {
      if (pressed?.row !== row) return;
      if (!held && Math.abs(event.clientY - pressed.y) > 4) { dragged = true; take(row); }
      if (held) follow(event.clientY);
    });
    button.addEventListener("pointerup", () => { pressed = null; if (held && dragged) leave(); });
    button.addEventListener("pointercancel", () => { pressed = null; if (held) giveBack(); });
    button.addEventListener("click", () => {
      if (dragged || busy) { dragged = false; return; }
      if (!held) take(row); else if (held.row === row) leave();
    });
    button.addEventListener("keydown", (event) => keys(event, row));
    button.addEventListener("blur", () => { if (held?.row === row && !dragged) giveBack(); });
    row.querySelector(".nth").append(button);
  };
  const furnish = () => {
    const rows = [...list().children];
    list().numbers = rows.map((row) => row.querySelector(".nth p").textContent);
    if (rows.length > 1) rows.forEach(grip);
  };
  if (list()) {
    list().after(live);
    furnish();
  }
})();
