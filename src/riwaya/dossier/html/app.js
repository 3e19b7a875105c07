"use strict";
(() => {
  const root = document.documentElement;
  const $ = (s, from = document) => from.querySelector(s);
  const $$ = (s, from = document) => Array.from(from.querySelectorAll(s));
  const glossary = JSON.parse($("#glossary").textContent);
  // A file opened from disk may be refused storage.
  const keep = (key, value) => { try { localStorage.setItem("riwaya-" + key, value); } catch { /* not kept */ } };
  const kept = (key) => { try { return localStorage.getItem("riwaya-" + key); } catch { return null; } };
  const ATTRIBUTES = ["aria-label", "placeholder"];
  const english = () => root.lang === "en";
  const word = (ar) => (english() && glossary[ar]) || ar;

  /* Language: every element with data-en keeps its Arabic in data-ar and shows one of the two. */
  function speak(language) {
    plainDigits();
    root.lang = language;
    root.dir = language === "en" ? "ltr" : "rtl";
    for (const e of $$("[data-en]")) {
      if (e.dataset.ar === undefined) e.dataset.ar = e.textContent;
      e.textContent = e.dataset[language];
    }
    for (const name of ATTRIBUTES) {
      for (const e of $$(`[data-en-${name}]`)) {
        if (!e.hasAttribute(`data-ar-${name}`)) e.setAttribute(`data-ar-${name}`, e.getAttribute(name));
        e.setAttribute(name, e.getAttribute(`data-${language}-${name}`));
      }
    }
    $("#language span").lang = language === "en" ? "ar" : "en";
    tellDays();
    writeDigits();
    closeInspector();
    keep("language", language);
  }
  $("#language").addEventListener("click", () => speak(english() ? "ar" : "en"));

  /* The other calendar: Umm al-Qura, by the browser; where the moon was seen otherwise it is a day off. */
  const switched = (button, on) => button?.setAttribute("aria-pressed", String(on));
  let hijri = kept("hijri") === "on";
  function tellDays() {
    for (const e of $$(".hijri")) e.remove();
    switched($("#hijri"), hijri);
    if (!hijri) return;
    const calendar = new Intl.DateTimeFormat(`${english() ? "en" : "ar"}-u-ca-islamic-umalqura-nu-latn`, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    for (const e of $$("time[data-days]")) {
      const days = e.dataset.days.split("/").map((d) => calendar.format(new Date(d + "T00:00:00Z")));
      const said = document.createElement("small");
      said.className = "hijri";
      said.textContent = ` (${days.join(" – ")})`;
      e.after(said);
    }
  }
  $("#hijri")?.addEventListener("click", () => {
    hijri = !hijri;
    keep("hijri", hijri ? "on" : "off");
    tellDays();
    writeDigits();
  });

  /* Digits of the east in what the program says; words of pages stay as they are. */
  let eastern = kept("digits") === "east";
  const EAST = "٠١٢٣٤٥٦٧٨٩";
  let written = [];
  function plainDigits() {
    for (const [text, was, now] of written) if (text.data === now) text.data = was;
    written = [];
  }
  function writeDigits() {
    plainDigits();
    switched($("#digits"), eastern);
    if (!eastern || english()) return;
    const walk = document.createTreeWalker($("#main"), NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      const by = text.parentElement;
      if (!/\d/.test(text.data) || by.closest("[lang]") !== root || by.closest("code,script,textarea,select,.val")) continue;
      const now = text.data.replace(/\d/g, (d) => EAST[d]);
      written.push([text, text.data, now]);
      text.data = now;
    }
  }
  $("#digits")?.addEventListener("click", () => {
    eastern = !eastern;
    keep("digits", eastern ? "east" : "west");
    writeDigits();
  });

  /* Theme: the system's until somebody chooses. */
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const showTheme = () => $("#theme").setAttribute("aria-pressed", String(isDark()));
  $("#theme").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep("theme", root.dataset.theme);
    showTheme();
  });
  dark.addEventListener("change", showTheme);

  /* Highlights: what a title says in Arabic, in the language shown; the rule stands last. */
  const parts = (e) => (e.dataset.title ?? (e.dataset.title = e.title)).split(" · ").map(word);
  document.addEventListener("pointerover", (event) => {
    const e = event.target.closest?.(".text .a");
    if (e) e.title = parts(e).join(" · ");
  });
  const inspector = $("#inspector");
  function closeInspector() {
    inspector.hidden = true;
  }
  function inspect(element) {
    const found = $(".found", inspector);
    found.replaceChildren();
    for (let e = element; e && !e.classList.contains("words"); e = e.parentElement) {
      if (!e.dataset.a) continue;
      const line = document.createElement("p");
      const [kind, ...rest] = parts(e);
      const tag = document.createElement("span");
      tag.className = "tag";
      tag.textContent = kind;
      line.append(tag);
      for (const part of rest) {
        const bit = document.createElement(/^[\w.+-]+@[\w.]+$/.test(part) ? "code" : "bdi");
        bit.textContent = part;
        line.append(" ", bit);
      }
      if (e.dataset.l) {
        const link = document.createElement("a");
        link.href = "#" + e.dataset.l;
        link.textContent = word("إلى بطاقته");
        line.append(" ", link);
      }
      found.append(line);
    }
    inspector.hidden = !found.childElementCount;
  }
  $(".close", inspector).addEventListener("click", closeInspector);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeInspector();
  });

  /* Links into pages: open what is closed around the place and light up all of its pieces. */
  function light(id) {
    for (const e of $$(".hit")) e.classList.remove("hit");
    for (const e of $$(`[data-a="${CSS.escape(id)}"]`)) e.classList.add("hit");
  }
  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    const own = $(":scope > details", target);
    if (own) own.open = true;
    for (let e = target.parentElement; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    light(id);
    target.scrollIntoView({ block: target.dataset.a ? "center" : "start" });
    if (target.dataset.a) inspect(target);
    else closeInspector();
  }
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal();
    const mark = event.target.closest(".text .a");
    if (mark) {
      light(mark.dataset.a);
      inspect(mark);
    }
  });

  /* A place on the map filters the timeline. */
  $(".map")?.addEventListener("click", (event) => {
    const place = event.target.dataset?.place;
    const select = $(".filters [data-facet=place]");
    if (!place || !select) return;
    select.value = place;
    select.dispatchEvent(new Event("input", { bubbles: true }));
    $("#timeline").scrollIntoView();
  });

  /* Layers of the pages. */
  for (const button of $$("[data-layer]")) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      $("#documents")?.classList.toggle("off-" + button.dataset.layer, !on);
    });
  }
  $("#open-all")?.addEventListener("click", (event) => {
    const on = event.currentTarget.getAttribute("aria-pressed") !== "true";
    event.currentTarget.setAttribute("aria-pressed", String(on));
    for (const e of $$(".page > details")) e.open = on;
  });

  /* Filters of the timeline. */
  const filters = $(".filters");
  if (filters) {
    const points = $$(".timeline > li");
    const bare = (s) => s.normalize("NFKD").replace(/\p{M}|\u0640/gu, "").replace(/[إأآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase();
    const filter = () => {
      const wanted = {};
      for (const e of $$("[data-facet]", filters)) if (e.value.trim()) wanted[e.dataset.facet] = e.value.trim();
      let count = 0;
      let year = null;
      for (const li of points) {
        if (li.classList.contains("mark")) {
          year = li;
          year.hidden = true;
          continue;
        }
        const fits = Object.entries(wanted).every(([facet, value]) => {
          if (facet === "text") return bare(li.textContent).includes(bare(value));
          if (facet === "from") return li.dataset.day && li.dataset.day >= value;
          if (facet === "to") return li.dataset.day && li.dataset.day <= value;
          if (facet === "outlet") return li.dataset.outlet.split("|").includes(value);
          return li.dataset[facet] === value;
        });
        li.hidden = !fits;
        if (fits) {
          count += 1;
          if (year && !li.closest(".bare")) year.hidden = false;
        }
      }
      for (const fold of $$("details.bare")) fold.hidden = $$("li", fold).every((li) => li.hidden);
      $(".shown b", filters).textContent = String(count);
      draw();
    };
    /* How many events a year, month or day; choosing one zooms to it. */
    const [from, to] = ["from", "to"].map((f) => $(`[data-facet=${f}]`, filters));
    const density = $(".density", filters);
    const dayAfter = (day) => new Date(Date.parse(day) + 864e5).toISOString().slice(0, 10);
    const lastOf = (bin) => {
      if (bin.length === 10) return bin;
      const [year, month] = bin.split("-").map(Number);
      return new Date(Date.UTC(year, month || 12, 0)).toISOString().slice(0, 10);
    };
    function bins(days) {
      const [first, last] = [days[0], days.at(-1)];
      const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
      const months = years * 12 + Number(last.slice(5, 7)) - Number(first.slice(5, 7));
      const size = years > 5 ? 4 : months > 3 ? 7 : 10;
      const out = new Map();
      for (let day = first; day <= last && out.size < 400; day = dayAfter(lastOf(day.slice(0, size)))) out.set(day.slice(0, size), 0);
      for (const day of days) out.set(day.slice(0, size), (out.get(day.slice(0, size)) ?? 0) + 1);
      return out;
    }
    function draw() {
      density.replaceChildren();
      const days = points.filter((li) => !li.hidden && li.dataset.day).map((li) => li.dataset.day).sort();
      density.hidden = new Set(days).size < 2;
      if (density.hidden) return;
      const counted = bins(days);
      const most = Math.max(...counted.values());
      for (const [bin, count] of counted) {
        const button = document.createElement("button");
        const bar = document.createElement("i");
        button.type = "button";
        button.title = `${bin}: ${count}`;
        button.setAttribute("aria-label", button.title);
        button.disabled = !count;
        bar.style.height = `${(100 * count) / most}%`;
        if (!count) bar.style.minHeight = "0";
        button.append(bar);
        button.addEventListener("click", () => {
          from.value = bin.length === 10 ? bin : `${bin}-01${bin.length === 4 ? "-01" : ""}`;
          to.value = lastOf(bin);
          filter();
        });
        density.append(button);
      }
    }
    filters.addEventListener("input", filter);
    filters.addEventListener("reset", () => setTimeout(filter));
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.hidden = false;
    draw();
  }

  /* Paper shows everything that is folded. */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = $$("details:not([open])");
    for (const e of unfolded) e.open = true;
  });
  addEventListener("afterprint", () => {
    for (const e of unfolded) e.open = false;
  });

  for (const e of $$(".tools, .layers")) e.hidden = false;
  const theme = kept("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  showTheme();
  if (kept("language") === "en") speak("en");
  else if (hijri || eastern) {
    tellDays();
    writeDigits();
  }
  reveal();
})();
