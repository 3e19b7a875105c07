"use strict";
(() => {
  const $ = (s, from = document) => from.querySelector(s);
  const $$ = (s, from = document) => Array.from(from.querySelectorAll(s));
  const data = JSON.parse($("#data").textContent);
  /* Labels by name, each in Arabic and English (strings.tsv). */
  const L = JSON.parse($("#labels").textContent);
  const form = $('meta[name="riwaya-form"]').content;
  const english = () => document.documentElement.lang === "en";
  const spoken = ([ar, en]) => (english() ? en : ar);
  const say = (ar, en) => {
    const e = document.createElement("span");
    e.dataset.ar = ar;
    e.dataset.en = en;
    e.textContent = spoken([ar, en]);
    return e;
  };
  const told = $("#told");
  const tell = (text) => { told.textContent = text; };

  /* Who decides: asked once, kept in this browser. */
  const author = $("#author");
  try { author.value = localStorage.getItem("riwaya-author") ?? ""; } catch { /* not kept */ }
  author.addEventListener("change", () => {
    try { localStorage.setItem("riwaya-author", author.value); } catch { /* not kept */ }
  });

  async function send(path, body, headers = {}) {
    const answer = await fetch(path, { method: "POST", body, headers: { "X-Riwaya-Token": form, ...headers } });
    const said = await answer.json().catch(() => ({ error: answer.statusText }));
    if (!answer.ok) throw new Error(said.error);
    return said;
  }

  // Without TLS a browser has no randomUUID beyond this machine.
  const unique = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

  /* A decision keeps its id through every attempt to send it, so that it is in the log once. */
  async function decide(act, reason = "") {
    if (!author.value.trim()) {
      tell(spoken(L.who_first));
      author.focus();
      return null;
    }
    const body = JSON.stringify({ id: unique(), author: author.value, act, reason });
    for (let attempt = 0; ; attempt += 1) {
      try {
        const said = await send("/api/decisions", body);
        tell("");
        refresh();
        return said.id;
      } catch (error) {
        if (!(error instanceof TypeError) || attempt === 4) {
          tell(error.message);
          return null;
        }
        await new Promise((go) => setTimeout(go, 400 * 2 ** attempt));
      }
    }
  }

  /* What others decided meanwhile. */
  async function refresh() {
    try {
      const state = await (await fetch("/api/state")).json();
      $("#waiting b").textContent = String(state.waiting);
    } catch { /* the server is away; the next round will tell */ }
  }
  setInterval(refresh, 4000);

  $("#build").addEventListener("click", async (event) => {
    event.target.disabled = true;
    try {
      await send("/api/build", "{}");
      location.reload();
    } catch (error) {
      tell(error.message);
      event.target.disabled = false;
    }
  });

  /* Links of the dossier lead to other pages here. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.hash.length > 1 && !document.getElementById(decodeURIComponent(link.hash.slice(1)))) {
      event.preventDefault();
      location.href = "/go/" + link.hash.slice(1);
    }
  });
  for (const e of $$("main .event > details, main .page > details")) e.open = true;

  /* Pages are added one request a file. */
  const added = $("#added");
  function report(said) {
    for (const [kind, names] of Object.entries(said)) {
      for (const name of names) {
        const li = document.createElement("li");
        const words = { new: L.new, known: L.known, skipped: L.passed_over }[kind];
        const bdi = document.createElement("bdi");
        bdi.textContent = name;
        li.append(say(...words), " ", bdi);
        added.append(li);
      }
    }
  }
  const adding = (id, act) => $(id)?.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await act(event.target);
      event.target.reset();
      tell(spoken(L.build_to_see_them));
    } catch (error) {
      tell(error.message);
    }
  });
  adding("#upload", async (f) => {
    for (const file of $("input", f).files) {
      report(await send("/api/upload", file, { "X-Riwaya-Name": encodeURIComponent(file.name), "Content-Type": "application/octet-stream" }));
    }
  });
  adding("#paste", async (f) => report(await send("/api/paste", JSON.stringify({ name: f.elements.name.value, text: f.elements.text.value }))));
  adding("#fetch", async (f) => report(await send("/api/fetch", JSON.stringify({ url: f.elements.url.value }))));

  /* One or two: events and names. */
  const reasonOf = (f) => f.elements.reason?.value ?? "";
  const layerOf = (f) => f.closest("[data-layer]").dataset.layer;
  const done = (id) => { if (id) tell(spoken(L.kept)); };
  $("#split")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const checked = new Set($$("input:checked", event.target).map((e) => Number(e.value)));
    const left = data.members.filter((_, i) => checked.has(i));
    const right = data.members.filter((_, i) => !checked.has(i));
    done(await decide({ act: "different", left, right }, reasonOf(event.target)));
  });
  $("#merge")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const others = data.others[$("select", event.target).value];
    const act = event.submitter?.value === "different"
      ? { act: "different", left: data.members, right: others }
      : { act: "same", targets: [...data.members, ...others] };
    done(await decide(act, reasonOf(event.target)));
  });
  $("#join")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const targets = $$("input:checked", event.target).flatMap((e) => data.members[e.value]);
    done(await decide({ act: "same", targets }, reasonOf(event.target)));
  });
  for (const button of $$("[data-undo]")) {
    button.addEventListener("click", async () => {
      if (await decide({ act: "undo", decision: button.dataset.undo })) location.reload();
    });
  }

  /* The review of one page. */
  if (!data.items) return;
  const points = Array.from(data.text);
  const silent = new Set(["\u200e", "\u200f", "\u061c", "\ufeff", "\r"]);

  /* The code point of the page at a place in the shown text: marks that are not shown are stepped over, one
     that is written out («U+202E») counts once. */
  const maps = new WeakMap();
  function mapOf(block) {
    if (maps.has(block)) return maps.get(block);
    const out = [];
    let at = Number(block.dataset.s);
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let text = walk.nextNode(); text; text = walk.nextNode()) {
      const offsets = [];
      const control = text.parentElement.classList.contains("ctl");
      for (let i = 0; i < text.data.length; i += 1) {
        while (silent.has(points[at])) at += 1;
        offsets.push(at);
        // The second half of a UTF-16 pair is still the same code point.
        const low = text.data.charCodeAt(i + 1);
        if (!control && !(low >= 0xdc00 && low < 0xe000)) at += 1;
      }
      if (control) at += 1;
      offsets.push(at);
      out.push({ text, offsets });
    }
    maps.set(block, out);
    return out;
  }
  function offsetAt(node, index) {
    const block = (node.nodeType === 1 ? node : node.parentElement)?.closest(".words");
    if (!block) return null;
    const map = mapOf(block);
    const own = map.find((m) => m.text === node);
    if (own) return own.offsets[index];
    const place = document.createRange();
    place.setStart(node, index);
    const next = map.find((m) => place.comparePoint(m.text, 0) >= 0);
    return next ? next.offsets[0] : map.at(-1)?.offsets.at(-1) ?? null;
  }
  function selected() {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    if (!range || range.collapsed) return null;
    let start = offsetAt(range.startContainer, range.startOffset);
    let end = offsetAt(range.endContainer, range.endOffset);
    if (start === null || end === null) return null;
    const blank = (at) => /\s/u.test(points[at] ?? " ") || silent.has(points[at]);
    while (start < end && blank(start)) start += 1;
    while (end > start && blank(end - 1)) end -= 1;
    return start < end ? { start, end } : null;
  }
  let chosen = null;
  document.addEventListener("selectionchange", () => { chosen = selected() ?? chosen; });
  const words = (span) => points.slice(span.start, span.end).join("");

  function field(name, labels, value, choices) {
    const label = document.createElement("label");
    label.append(say(...labels));
    const input = document.createElement(choices ? "select" : "input");
    input.name = name;
    if (choices) {
      for (const [v, ar, en] of choices) {
        const option = say(ar, en);
        const made = document.createElement("option");
        made.value = v;
        Object.assign(made.dataset, option.dataset);
        made.textContent = option.textContent;
        input.append(made);
      }
    } else input.dir = "auto";
    input.value = value ?? "";
    label.append(input);
    return label;
  }
  const CH = data.choices;
  const FORMS = {
    mentions: (f) => [field("type", L.type, f.type, CH.mention), field("names", L.name, (f.names ?? []).join(" | "))],
    times: (f) => [field("type", L.type, f.type, CH.timex), field("value", L.value, f.value), field("earliest", L.from, f.earliest), field("latest", L.to, f.latest)],
    figures: (f) => [field("value", L.number, f.value), field("low", L.at_least, f.low), field("high", L.at_most, f.high), field("what", L.counted, f.what, CH.what), field("unit", L.unit, f.unit)],
    claims: (f) => [field("stance", L.stance, f.stance, CH.stance), field("certainty", L.certainty, f.certainty, CH.certainty), field("speech", L.speech, f.speech, CH.speech), ...(f.chain ?? []).map(hand), more()],
    events: (f) => [field("type", L.type, f.type, CH.event), field("status", L.status, f.status, CH.status), field("date", L.date, f.date?.value), field("earliest", L.from, f.date?.earliest), field("latest", L.to, f.date?.latest), field("place", L.place, f.place?.name)],
  };
  function hand(link = { text: "", name: "", role: "source", anonymous: false }) {
    const set = document.createElement("fieldset");
    set.className = "hand";
    set.append(field("name", L.link, link.name), field("role", L.role, link.role, CH.role));
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.name = "anonymous";
    box.checked = link.anonymous;
    label.append(say(...L.anonymous), box);
    const off = document.createElement("button");
    off.type = "button";
    off.append(say(...L.remove_link));
    off.addEventListener("click", () => set.remove());
    set.append(label, off);
    set.dataset.link = JSON.stringify(link);
    return set;
  }
  function more() {
    const button = document.createElement("button");
    button.type = "button";
    button.append(say(...L.add_link));
    button.addEventListener("click", () => button.before(hand()));
    return button;
  }
  const number = (text) => (text.trim() === "" ? null : Number(text));
  const texted = (text) => (text.trim() === "" ? null : text.trim());
  const READ = {
    mentions: (e) => ({ type: e.type.value, names: e.names.value.split("|").map((s) => s.trim()).filter(Boolean) }),
    times: (e) => ({ type: e.type.value, value: e.value.value.trim(), earliest: texted(e.earliest.value), latest: texted(e.latest.value) }),
    figures: (e) => ({ value: number(e.value.value), low: number(e.low.value), high: number(e.high.value), what: e.what.value, unit: texted(e.unit.value) }),
    claims: (e, f) => ({
      stance: e.stance.value, certainty: e.certainty.value, speech: e.speech.value,
      chain: $$(".hand", f).map((set) => {
        const was = JSON.parse(set.dataset.link);
        const name = $("[name=name]", set).value.trim();
        const link = { ...was, name, role: $("[name=role]", set).value, anonymous: $("[name=anonymous]", set).checked };
        if (name !== was.name) { link.text = name; delete link.span; delete link.entity; }
        return link;
      }),
    }),
    events: (e, f, item) => {
      const out = { type: e.type.value, status: e.status.value };
      const [value, earliest, latest] = [e.date, e.earliest, e.latest].map((x) => x.value.trim());
      const was = item.fields.date;
      if (value !== (was?.value ?? "") || earliest !== (was?.earliest ?? "") || latest !== (was?.latest ?? "")) {
        const from = earliest || value;
        out.date = value ? { value, earliest: from, latest: latest || from, precision: (latest || from) === from ? "day" : "range" } : null;
      }
      const place = e.place.value.trim();
      if (place !== (item.fields.place?.name ?? "")) out.place = place ? { name: place } : null;
      return out;
    },
  };
  const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
  const SPAN = { claims: "cue", events: "trigger" };

  function button(labels, act) {
    const b = document.createElement("button");
    b.type = "button";
    b.append(say(...labels));
    b.addEventListener("click", act);
    return b;
  }
  async function settle(item, act, kind, reason = "") {
    const id = await decide(act, reason);
    if (!id) return;
    item.verdict = kind ? { id, kind, author: author.value, reason } : null;
    show(item.anchor);
    paint();
  }
  function editor(item) {
    const f = document.createElement("form");
    f.append(...FORMS[item.layer](item.fields));
    let span = null;
    const where = document.createElement("span");
    where.className = "verdict";
    f.append(button(L.take_selection, () => {
      span = chosen;
      where.textContent = span ? `«${words(span)}»` : "";
    }), where);
    if (item.layer === "claims") {
      f.append(button(L.selection_said, () => {
        if (chosen) {
          f.dataset.content = JSON.stringify(chosen);
          where.textContent = `«${words(chosen).slice(0, 80)}»`;
        }
      }));
    }
    f.append(field("reason", L.reason, ""));
    const go = document.createElement("button");
    go.append(say(...L.save_correction));
    f.append(go);
    f.addEventListener("submit", (event) => {
      event.preventDefault();
      const now = READ[item.layer](f.elements, f, item);
      const fields = {};
      for (const [k, v] of Object.entries(now)) if (!same(v, item.fields[k])) fields[k] = v;
      if (span && SPAN[item.layer]) fields[SPAN[item.layer]] = span;
      else if (span) Object.assign(fields, span);
      if (f.dataset.content) { fields.content = JSON.parse(f.dataset.content); fields.parts = []; }
      if (!Object.keys(fields).length) return;
      if (item.verdict?.kind === "correct") {
        // A correction stands for all of them: what an earlier one changed goes into this one.
        for (const [k, v] of Object.entries(item.changed ?? {})) fields[k] ??= v;
      }
      item.changed = fields;
      Object.assign(item.fields, fields);
      settle(item, { act: "correct", target: item.target, fields }, "correct", f.elements.reason.value);
    });
    return f;
  }
  function grader(item) {
    const f = document.createElement("form");
    const grades = (list) => [["", "–", "–"], ...list.map((v) => [v, v, v])];
    f.append(
      field("source", L.grade_source, item.grade?.source ?? "", grades([..."ABCDEF"])),
      field("information", L.grade_information, item.grade?.information ? String(item.grade.information) : "", grades([..."123456"])),
    );
    const go = document.createElement("button");
    go.append(say(...L.save_grade));
    f.append(go);
    f.addEventListener("submit", async (event) => {
      event.preventDefault();
      const source = f.elements.source.value || null;
      const information = Number(f.elements.information.value) || null;
      if (await decide({ act: "grade", target: item.target, source, information })) {
        item.grade = { source, information, author: author.value };
        show(item.anchor);
      }
    });
    return f;
  }
  function noter(item) {
    const f = document.createElement("form");
    f.append(field("text", L.judge_note, ""));
    const go = document.createElement("button");
    go.append(say(...L.save_note));
    f.append(go);
    f.addEventListener("submit", async (event) => {
      event.preventDefault();
      const text = f.elements.text.value;
      const id = await decide({ act: "note", target: item.target, text });
      if (id) {
        item.notes.push({ id, text, author: author.value });
        show(item.anchor);
      }
    });
    return f;
  }
  const NAMES = { mentions: L.a_name, times: L.a_time, figures: L.a_figure, claims: L.a_claim, events: L.an_event };
  const VERDICTS = { accept: L.accept, reject: L.reject, correct: L.was_corrected };
  function card(item) {
    const box = document.createElement("article");
    box.className = `item ${item.verdict?.kind ?? ""}`;
    box.dataset.item = item.anchor;
    const head = document.createElement("p");
    const q = document.createElement("q");
    q.lang = "ar";
    q.dir = "rtl";
    q.textContent = item.quote;
    const tag = document.createElement("span");
    tag.className = "tag";
    tag.append(say(...NAMES[item.layer]));
    const code = document.createElement("code");
    code.textContent = item.rule;
    head.append(tag, " ", q, " ", code);
    box.append(head);
    if (item.verdict) {
      const line = document.createElement("p");
      line.className = "verdict";
      const who = document.createElement("bdi");
      who.textContent = item.verdict.author + (item.verdict.reason ? `: ${item.verdict.reason}` : "");
      line.append(say(...VERDICTS[item.verdict.kind]), " · ", who, " ", button(L.undo, () => settle(item, { act: "undo", decision: item.verdict.id }, null)));
      box.append(line);
    }
    for (const note of item.notes) {
      const line = document.createElement("p");
      line.className = "verdict";
      line.textContent = `${note.author}: ${note.text}`;
      box.append(line);
    }
    const does = document.createElement("div");
    does.className = "does";
    const open = (make) => () => {
      $("form", box)?.remove();
      box.append(make(item));
      $("input,select", box.lastElementChild)?.focus();
    };
    does.append(
      button(L.judge_right, () => settle(item, { act: "accept", target: item.target }, "accept")),
      button(L.judge_wrong, () => settle(item, { act: "reject", target: item.target }, "reject")),
      button(L.judge_correct, open(editor)),
      button(L.judge_grade, open(grader)),
      button(L.judge_note, open(noter)),
    );
    box.append(does);
    if (item.grade) {
      const line = document.createElement("p");
      line.className = "verdict";
      line.textContent = `${item.grade.source ?? "–"}${item.grade.information ?? "–"} · ${item.grade.author}`;
      box.append(line);
    }
    return box;
  }
  for (const [anchor, item] of Object.entries(data.items)) item.anchor = anchor;
  const items = $("#items");
  function show(...anchors) {
    const shown = anchors.filter((a) => data.items[a]);
    for (const a of shown) {
      const made = card(data.items[a]);
      const old = $(`[data-item="${CSS.escape(a)}"]`, items);
      if (old) old.replaceWith(made);
      else items.append(made);
    }
  }
  function choose(element) {
    const anchors = [];
    for (let e = element; e && !e.classList.contains("words"); e = e.parentElement) {
      const key = e.dataset.a;
      if (key && data.items[key] && !anchors.includes(key)) anchors.push(key);
    }
    if (!anchors.length) return;
    items.replaceChildren();
    show(...anchors);
  }
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.(".text .a");
    if (mark && getSelection().isCollapsed) choose(mark);
  });
  for (const mark of $$(".text .a[id]")) {
    if (data.items[mark.dataset.a]) mark.tabIndex = 0;
    mark.addEventListener("keydown", (event) => {
      if (event.key === "Enter") choose(mark);
    });
  }
  function paint() {
    for (const mark of $$(".text .a")) {
      const verdict = data.items[mark.dataset.a]?.verdict?.kind;
      mark.classList.remove("v-accept", "v-reject", "v-correct");
      if (verdict) mark.classList.add("v-" + verdict);
    }
    const gone = Object.values(data.items).filter((item) => item.gone);
    const list = $("#rejected");
    list.hidden = !gone.length;
    $("b", list).textContent = String(gone.length);
    $("ul", list).replaceChildren(...gone.map((item) => {
      const li = document.createElement("li");
      const b = button([item.quote, item.quote], () => { items.replaceChildren(); show(item.anchor); });
      li.append(b, " ", say(...NAMES[item.layer]));
      return li;
    }));
  }
  paint();

  /* What was missed: select words and say what they are. */
  const NEW = {
    mentions: (s) => [s, { ...s, type: "PER", names: [words(s)] }, "PER"],
    figures: (s) => [s, { ...s, what: "killed" }, "killed"],
    times: (s) => [s, { ...s, type: "DATE", value: "XXXX" }, "DATE"],
    events: (s) => [s, { type: "attack", trigger: s, status: "occurred" }, "attack"],
  };
  const adder = document.createElement("div");
  adder.className = "does";
  adder.append(say(...L.add_as));
  for (const layer of Object.keys(NEW)) {
    adder.append(" ", button(NAMES[layer], () => {
      if (!chosen) return tell(spoken(L.select_first));
      const [span, fields, key] = NEW[layer](chosen);
      const target = { document: data.document, layer, ...span, key };
      const item = { layer, target, fields: { ...fields }, quote: words(span), rule: "", verdict: null, grade: null, notes: [], gone: false, anchor: `new-${span.start}-${layer}` };
      data.items[item.anchor] = item;
      items.replaceChildren();
      const box = card(item);
      $(".does", box).remove();
      const f = editor(item);
      f.addEventListener("submit", async (event) => {
        event.stopImmediatePropagation();
        event.preventDefault();
        const now = { ...fields, ...READ[layer](f.elements, f, item) };
        done(await decide({ act: "add", target, fields: now }, f.elements.reason.value));
      }, true);
      box.append(f);
      items.append(box);
      return undefined;
    }));
  }
  items.before(adder);

  /* Arriving by a search or by a link to a place. */
  const at = new URLSearchParams(location.search).get("at")?.split("-").map(Number);
  if (at) {
    const hit = $$(".text .words").filter((w) => Number(w.dataset.s) <= at[0]).at(-1);
    if (hit) {
      const range = document.createRange();
      const map = mapOf(hit);
      const first = map.find((m) => m.offsets.at(-1) > at[0]);
      const last = map.find((m) => m.offsets.at(-1) >= at[1]);
      const from = first && last;
      if (from) {
        range.setStart(first.text, first.offsets.findIndex((o) => o >= at[0]));
        range.setEnd(last.text, last.offsets.findIndex((o) => o >= at[1]));
      }
      if (from) {
        if (globalThis.Highlight) CSS.highlights.set("sought", new Highlight(range));
        range.startContainer.parentElement.scrollIntoView({ block: "center" });
        const mark = range.startContainer.parentElement.closest(".a");
        if (mark) choose(mark);
      }
    }
  }
  const target = location.hash && $(`[data-a="${CSS.escape(decodeURIComponent(location.hash.slice(1)))}"]`);
  if (target) choose(target);
})();
