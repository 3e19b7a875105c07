"use strict";
(() => {
  const root = document.documentElement;
  const form = document.querySelector(".finder");
  if (!form) return;
  const body = document.querySelector(".stories tbody");
  const files = document.querySelector(".files");
  const count = form.querySelector(".shown b");
  const before = [...body.rows];
  const total = count.textContent;
  const MOST = 200;
  const bare = (s) => s.normalize("NFKD").replace(/\p{M}|\u0640/gu, "").replace(/[إأآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase();
  const language = () => (root.lang === "en" ? "en" : "ar");
  let data = null;
  let loading = null;

  /* All stories come only when somebody looks for one. */
  function load() {
    loading ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = form.dataset.scripts;
      script.addEventListener("load", () => {
        data = window.riwayaStories;
        for (const row of data.rows) row.words = bare([row[1], row[2], row[4], row[8]].join(" "));
        done();
      });
      script.addEventListener("error", failed);
      document.head.append(script);
    });
    return loading;
  }

  /* Arabic that knows its English, as the other script swaps it. */
  function said(tag, ar, en) {
    const e = document.createElement(tag);
    if (ar === en) {
      e.lang = "ar";
      e.textContent = ar;
    } else {
      e.dataset.ar = ar;
      e.dataset.en = en;
      e.textContent = language() === "en" ? en : ar;
    }
    return e;
  }
  function day(iso, l) {
    const [year, month, number] = iso.split("-").map(Number);
    return `${number} ${data.months[l][month - 1]} ${year}`;
  }
  function days(first, last, l) {
    if (!first) return data.unknown[l];
    if (first === last) return day(first, l);
    const between = [day(first, l), day(last, l)];
    return data.between[l].replace(/\{\}/g, () => between.shift());
  }
  function cell(row, ...parts) {
    row.insertCell().append(...parts);
  }
  /* What a column counts: narrow screens have no heads. */
  const heads = [...document.querySelectorAll(".stories thead th")];
  function unit(column) {
    const e = document.createElement("span");
    e.className = "unit";
    e.append(...[...heads[column].childNodes].map((n) => n.cloneNode(true)));
    return e;
  }
  function shown([folder, ar, en, quoted, headline, first, last, outlets, names, pages, events, conflicts]) {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    const link = document.createElement("a");
    link.href = `${form.dataset.up}${folder}/dossier.html`;
    link.append(said(quoted ? "q" : "bdi", ar, en));
    head.append(link);
    if (headline) {
      const small = document.createElement("small");
      const quote = document.createElement("q");
      small.lang = "ar";
      small.dir = "rtl";
      quote.textContent = headline;
      small.append(quote);
      head.append(small);
    }
    row.append(head);
    const time = said("time", days(first, last, "ar"), days(first, last, "en"));
    if (first) time.dataset.days = first === last ? first : `${first}/${last}`;
    else time.removeAttribute("datetime");
    cell(row, time);
    const bold = document.createElement("b");
    bold.textContent = pages;
    cell(row, bold, " ", unit(2));
    const who = document.createElement("small");
    who.lang = "ar";
    who.textContent = names.split(" | ").join("، ") + (outlets > names.split(" | ").length ? " …" : "");
    cell(row, outlets, " ", who);
    cell(row, events, " ", unit(4));
    if (conflicts) {
      const tag = document.createElement("span");
      tag.className = "tag warn";
      tag.append(conflicts, " ", unit(5));
      cell(row, tag);
    } else cell(row);
    return row;
  }

  function wanted() {
    const asked = Object.fromEntries(new FormData(form));
    return { ...asked, words: bare(asked.text || "").split(/\s+/).filter(Boolean) };
  }
  let turn = 0;
  async function look() {
    const mine = ++turn;
    const asked = wanted();
    const any = asked.words.length || asked.from || asked.to || asked.pages || asked.conflicts;
    if (any) await load();
    if (mine !== turn) return;
    if (files) files.hidden = Boolean(any);
    if (!any) {
      body.replaceChildren(...before);
      count.textContent = total;
      return;
    }
    const least = Number(asked.pages) || 0;
    const found = data.rows.filter((r) => asked.words.every((w) => r.words.includes(w))
      && (!asked.from || (r[6] && r[6] >= asked.from)) && (!asked.to || (r[5] && r[5] <= asked.to))
      && r[9] >= least && (!asked.conflicts || r[11]));
    body.replaceChildren(...found.slice(0, MOST).map(shown));
    count.textContent = found.length > MOST ? `${MOST} / ${found.length}` : String(found.length);
  }
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, data ? 120 : 0);
  });
  form.addEventListener("reset", () => setTimeout(look));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
})();
