// The live parts of a selection's page. Lasso weights and pulls are linear between the lambdas given (see the note on the
// page); the picture of one weight is computed from them. "Weights" are per standard deviation unless called original.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = id => document.getElementById(id);
const features = data.features, followed = features.filter(f => f.weights);
const orInfinity = (v, sign) => v === null ? sign * Infinity : v;
let lambda = data.chosen, ridgeLambda = data.ridgeChosen, picked = features.find(f => f.weight === 0 && f.curvature > 0) ?? features[0];

// Where a lambda lies among decreasing ones: after the k-th, at a share t of the way to the next.
function place(grid, at, scale) {
  let k = 0;
  while (k < grid.length - 2 && grid[k + 1] > at) k++;
  if (grid.length === 1 || at >= grid[k]) return { k, t: 0 };
  return at <= grid[k + 1] ? { k, t: 1 } : { k, t: (scale(grid[k]) - scale(at)) / (scale(grid[k]) - scale(grid[k + 1])) };
}
const at = (values, { k, t }) => t === 0 ? values[k] : t === 1 ? values[k + 1] : values[k] + (values[k + 1] - values[k]) * t;
const lassoPlace = () => place(data.lambda, lambda, v => v), ridgePlace = () => place(data.ridgeLambda, ridgeLambda, Math.log);
const lassoWeight = f => f.weights ? at(f.weights, lassoPlace()) : f.weight;
const lassoPull = f => f.weights ? at(f.pulls, lassoPlace()) : f.pull;
const ridgeWeight = f => f.ridge && ridgeLambda !== data.ridgeChosen ? at(f.ridge, ridgePlace()) : f.ridgeWeight;
const original = (f, weight) => weight / f.norm;
function count() {
  const { k, t } = lassoPlace();
  return t === 0 ? data.nonzero[k] : t === 1 ? data.nonzero[k + 1] : data.between[k];
}

const brief = v => v === 0 ? "0" : Number.isFinite(v) ? Number(v.toPrecision(5)).toString() : v > 0 ? "\u221E" : "\u2212\u221E";
function say(output, text, value) {
  output.textContent = text;
  output.dataset.value = value;
}

// One weight: its loss along it, less the loss at weight 0, with L1 and with L2.
function slice(f, kind) {
  const own = !f.weights, strength = own ? data.chosen : lambda, ridgeStrength = own ? data.ridgeChosen : ridgeLambda;
  const lasso = kind === "l1";
  const l1 = !lasso ? 0 : f.l1 === null ? Infinity : f.l1 * strength, l2 = lasso ? f.l2 * strength : ridgeStrength * f.unit ** 2;
  const lower = lasso ? orInfinity(f.lower, -1) : -Infinity, upper = lasso ? orInfinity(f.upper, 1) : Infinity;
  const weight = lasso ? lassoWeight(f) : ridgeWeight(f);
  const pull = lasso ? lassoPull(f) + f.curvature * weight : weight * (f.curvature + l2);
  const stiffness = f.curvature + l2;
  return {
    l1, l2, weight, pull, lower, upper, strength: lasso ? strength : ridgeStrength,
    minimum: stiffness === 0 ? 0 : Math.min(upper, Math.max(lower, softThreshold(pull, l1) / stiffness)),
    leastSquares: f.curvature === 0 ? 0 : pull / f.curvature,
    loss: w => w * (f.curvature * w / 2 - pull),
    total: w => w * (f.curvature * w / 2 - pull) + (w === 0 ? 0 : l1 * Math.abs(w) + l2 * w * w / 2),
    pullAt: w => pull - f.curvature * w,
    hold: w => l1 * Math.sign(w) + l2 * w,
    step: w => Math.min(upper, Math.max(lower, softThreshold(w + (pull - f.curvature * w - l2 * w) * STEP / Math.max(1, stiffness), l1 * STEP / Math.max(1, stiffness)))),
  };
}
const STEP = 0.15, STEPS = 60;

function sentence(f, s) {
  const name = "At \u03BB = " + brief(s.strength) + ": ";
  if (f.curvature === 0) return "The column does not vary: there is nothing to pull on.";
  if (s.l1 === Infinity) return "The feature is excluded by its penalty factor.";
  const pull = "the data pull with " + brief(Math.abs(s.pull)) + " at weight 0, L1 holds up to " + brief(s.l1) + " there. ";
  if (s.weight !== 0) {
    return name + pull + "The excess moves the weight to " + brief(s.weight) + " per standard deviation, " + brief(original(f, s.weight)) + " in original units.";
  }
  return name + pull + (Math.abs(s.pull) > s.l1 * (1 + 1e-9) ? "The pull is stronger, but weights that way are not allowed: exactly 0."
      : "The pull is not stronger: the weight is exactly 0.");
}

function drawWhy(walkers) {
  const slices = { l1: slice(picked, "l1"), l2: slice(picked, "l2") }, both = Object.values(slices);
  byId("why-now").textContent = sentence(picked, slices.l1) + (picked.curvature === 0 ? "" : " L2 (ridge, \u03BB = " + brief(slices.l2.strength)
      + ") holds nothing at 0: its weight is " + brief(slices.l2.weight) + " per standard deviation.");
  byId("why-proof").textContent = "At the chosen \u03BB = " + brief(data.chosen) + ": " + picked.why + ".";
  byId("why-fixed").hidden = Boolean(picked.weights);
  const marks = [0, ...both.flatMap(s => [s.weight, s.leastSquares])], low = Math.min(...marks), high = Math.max(...marks), span = high - low || 1;
  const weights = [low - 0.6 * span, high + 0.4 * span];
  const losses = both.flatMap(s => [s.loss(s.leastSquares), ...weights.flatMap(w => [s.loss(w), s.total(w)].filter(Number.isFinite))]);
  const lossRange = padded(Math.min(...losses), Math.max(...losses));
  const pulls = both.flatMap(s => [...weights.map(s.pullAt), ...(Number.isFinite(s.l1) ? [-s.l1, s.l1] : [0])]);
  const pullRange = padded(Math.min(...pulls), Math.max(...pulls));
  for (const kind in slices) {
    const s = slices[kind], chart = whyPanel("why-loss-" + kind, weights, lossRange, "loss, less that at weight 0");
    chart.curve(s.loss, ...weights, "data");
    if (Number.isFinite(s.l1)) {
      for (const side of [[Math.max(weights[0], s.lower), 0], [0, Math.min(weights[1], s.upper)]]) chart.curve(s.total, ...side, kind);
    }
    chart.dot(s.weight, Number.isFinite(s.l1) ? s.total(s.weight) : 0, 7, kind + "-mark");
    if (walkers) chart.square(walkers[kind], s.total(walkers[kind]), "plain");
    const forces = whyPanel("why-pull-" + kind, weights, pullRange, "pull, in units of \u03BB");
    forces.curve(s.pullAt, ...weights, "data");
    if (Number.isFinite(s.l1)) {
      forces.line([weights[0], -s.l1 + s.l2 * weights[0]], [0, -s.l1], kind);
      forces.line([0, s.l1], [weights[1], s.l1 + s.l2 * weights[1]], kind);
      if (s.l1 > 0) forces.line([0, -s.l1], [0, s.l1], kind + " hold");
    }
    forces.dot(s.weight, s.pullAt(s.weight), 7, kind + "-mark");
    byId("why-min-" + kind).textContent = "minimum at " + (s.weight === 0 ? "exactly 0" : brief(s.weight));
  }
}
const padded = (low, high) => high > low ? [low - 0.08 * (high - low), high + 0.08 * (high - low)] : [low - 1, high + 1];
function whyPanel(id, weights, range, name) {
  const chart = new Panel(byId(id), weights, range);
  chart.axes(roundNumbers(...weights, 5), roundNumbers(...range, 4), "weight, per standard deviation", name);
  return chart;
}

// Walking downhill from the least-squares weights; where motion is not wanted, at once to the end.
let timer = 0;
function stopWalk() { clearInterval(timer); timer = 0; byId("walk").textContent = "Walk downhill"; }
function walk() {
  if (timer) { stopWalk(); return; }
  const slices = { l1: slice(picked, "l1"), l2: slice(picked, "l2") }, walkers = {};
  for (const kind in slices) walkers[kind] = Math.min(slices[kind].upper, Math.max(slices[kind].lower, slices[kind].leastSquares));
  let steps = 0;
  const move = () => { for (const kind in slices) walkers[kind] = slices[kind].step(walkers[kind]); return ++steps >= STEPS; };
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) { while (!move()); drawWhy(walkers); return; }
  byId("walk").textContent = "Stop";
  timer = setInterval(() => { const done = move(); drawWhy(walkers); if (done) stopWalk(); }, 60);
}

function pick(f) {
  stopWalk();
  picked = f;
  byId("feature").value = features.indexOf(f);
  draw();
}

// The positive lambdas of a grid and, where they are few, some between: what is linear in lambda is curved in its logarithm.
function finer(grid) {
  const positive = grid.filter(v => v > 0), parts = Math.max(1, Math.ceil(200 / positive.length));
  return positive.flatMap((v, k) => k + 1 === positive.length ? [v]
      : Array.from({ length: parts }, (_, i) => v * (positive[k + 1] / v) ** (i / parts)));
}

// Names beside the left ends of the first lines, moved apart where they would overlap.
const NAMED = 10, NAME_ROOM = 0.21, LINE_HEIGHT = 13, LONGEST = 9;
const style = rank => "followed c" + rank % 7 + " d" + rank % 4;
const shortened = name => [...name].length > LONGEST ? [...name].slice(0, LONGEST - 1).join("") + "\u2026" : name;
function nameLines(chart, place, lines) {
  const x = chart.x(place), names = lines.map(line => ({ ...line, top: chart.y(line.value) })).sort((a, b) => a.top - b.top);
  names.forEach((name, k) => { if (k > 0) name.top = Math.max(name.top, names[k - 1].top + LINE_HEIGHT); });
  let lowest = chart.height - chart.edge;
  for (const name of [...names].reverse()) { name.top = Math.min(name.top, lowest); lowest = name.top - LINE_HEIGHT; }
  for (const { rank, name, value, top } of names) {
    chart.text(x - 14, top + 4, shortened(name), "end");
    element(chart.svg, "line", { x1: x - 11, y1: top, x2: x, y2: chart.y(value), class: "leader c" + rank % 7 });
  }
}

// Both paths, drawn once; only the cursors move.
const cursors = {};
function drawPaths() {
  const drawn = followed.slice(0, 60), sizes = drawn.flatMap(f => [...f.weights, ...f.ridge]);
  const range = padded(Math.min(0, ...sizes), Math.max(0, ...sizes));
  const pathPanel = (id, grid, key, name, scale) => {
    const logs = grid.filter(v => v > 0).map(Math.log10), ends = [Math.min(...logs), Math.max(...logs)];
    if (ends[0] === ends[1]) ends[1] += 1;
    const room = NAME_ROOM * (ends[1] - ends[0]), chart = new Panel(byId(id), [ends[0] - room, ends[1]], range), powers = [];
    for (let p = Math.ceil(ends[0]); p <= ends[1]; p++) powers.push(p);
    chart.line([ends[0], 0], [ends[1], 0], "axis");
    chart.ticks(powers.length > 1 ? powers.filter(p => p % Math.ceil(powers.length / 6) === 0) : ends, roundNumbers(...range, 5), name, "weight, per standard deviation", p => brief(10 ** p));
    [...drawn.keys()].reverse().forEach(rank => {
      const points = finer(grid).map(v => [Math.log10(v), at(drawn[rank][key], place(grid, v, scale))]);
      chart.through(points, rank < NAMED ? style(rank) : "others");
    });
    nameLines(chart, ends[0], drawn.slice(0, NAMED).map((f, rank) => ({ rank, name: f.name, value: f[key][grid.length - (grid[grid.length - 1] > 0 ? 1 : 2)] })));
    cursors[id] = [chart, ends, chart.line([ends[0], range[0]], [ends[0], range[1]], "cursor")];
  };
  pathPanel("path-l1", data.lambda, "weights", "\u03BB", v => v);
  pathPanel("path-l2", data.ridgeLambda, "ridge", "\u03BB of ridge", Math.log);
}
function moveCursor(id, value) {
  const [chart, ends, line] = cursors[id], x = chart.x(Math.min(ends[1], Math.max(ends[0], Math.log10(value))));
  line.setAttribute("x1", x);
  line.setAttribute("x2", x);
}

// Bars of the first weights.
const bars = [];
function makeBars() {
  const shown = followed.slice(0, 20), largest = Math.max(...shown.flatMap(f => [...f.weights, ...f.ridge].map(Math.abs))) || 1;
  for (const f of shown) {
    const row = byId("bars").tBodies[0].insertRow(), head = row.appendChild(document.createElement("th"));
    head.scope = "row";
    head.appendChild(whyButton(f, f.name));
    const cell = row.insertCell(), svg = element(cell, "svg", { viewBox: "-100 0 200 20", preserveAspectRatio: "none", "aria-hidden": "true" });
    cell.className = "bar";
    element(svg, "line", { x1: 0, x2: 0, y1: 0, y2: 20, "vector-effect": "non-scaling-stroke" });
    bars.push({ f, largest, lasso: element(svg, "rect", { y: 2, height: 7, class: "l1-mark" }), ridge: element(svg, "rect", { y: 11, height: 7, class: "l2-mark" }),
                lassoText: row.insertCell(), ridgeText: row.insertCell() });
  }
}
function setBar(rect, length) {
  rect.setAttribute("x", Math.min(0, length));
  rect.setAttribute("width", Math.abs(length));
}

function draw() {
  const nonzero = count();
  say(byId("lambda-value"), brief(lambda), lambda);
  say(byId("ridge-value"), brief(ridgeLambda), ridgeLambda);
  say(byId("count"), nonzero + " of " + data.size + " Lasso weights are not zero, " + (data.size - nonzero) + " are exactly 0.", nonzero);
  byId("lambda").setAttribute("aria-valuetext", "lambda " + brief(lambda) + ", " + nonzero + " weights not zero");
  byId("ridge-lambda").setAttribute("aria-valuetext", "lambda of ridge " + brief(ridgeLambda));
  for (const { f, largest, lasso, ridge, lassoText, ridgeText } of bars) {
    setBar(lasso, 100 * lassoWeight(f) / largest);
    setBar(ridge, 100 * ridgeWeight(f) / largest);
    say(lassoText, brief(original(f, lassoWeight(f))), original(f, lassoWeight(f)));
    say(ridgeText, brief(original(f, ridgeWeight(f))), original(f, ridgeWeight(f)));
  }
  moveCursor("path-l1", lambda);
  moveCursor("path-l2", ridgeLambda);
  drawWhy();
}

// The sliders run over the logarithm of lambda; the ends and the knots are met exactly.
const POSITIONS = 1000, slider = byId("lambda"), ridgeSlider = byId("ridge-lambda");
function ends(grid) { const positive = grid.filter(v => v > 0); return [positive[positive.length - 1] || 1, positive[0] || 1]; }
function fromPosition(grid, position) {
  const [low, high] = ends(grid);
  return position >= POSITIONS ? grid[0] : position <= 0 ? grid[grid.length - 1] : low * (high / low) ** (position / POSITIONS);
}
function toPosition(grid, value) {
  const [low, high] = ends(grid);
  return value <= low || low === high ? 0 : Math.round(POSITIONS * Math.log(value / low) / Math.log(high / low));
}
function moveTo(value) {
  stopWalk();
  lambda = value;
  slider.value = toPosition(data.lambda, lambda);
  const wanted = data.chosen > 0 ? data.ridgeChosen * (lambda / data.chosen) : data.ridgeChosen;
  ridgeLambda = lambda === data.chosen ? data.ridgeChosen : Math.min(data.ridgeLambda[0], Math.max(data.ridgeLambda[data.ridgeLambda.length - 1], wanted));
  ridgeSlider.value = toPosition(data.ridgeLambda, ridgeLambda);
  draw();
}
slider.addEventListener("input", () => { const p = slider.value; moveTo(fromPosition(data.lambda, Number(p))); slider.value = p; });
ridgeSlider.addEventListener("input", () => { stopWalk(); ridgeLambda = fromPosition(data.ridgeLambda, Number(ridgeSlider.value)); draw(); });
byId("chosen").addEventListener("click", () => moveTo(data.chosen));
byId("stronger").addEventListener("click", () => moveTo(data.lambda.findLast(v => v > lambda) ?? lambda));
byId("weaker").addEventListener("click", () => moveTo(data.lambda.find(v => v < lambda) ?? lambda));

function whyButton(f, name) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = "Why is this weight zero, or not?";
  button.appendChild(document.createElement("bdi")).textContent = name;
  button.addEventListener("click", () => { pick(f); byId("why").scrollIntoView(); byId("feature").focus({ preventScroll: true }); });
  return button;
}

// The table: rows open the picture, heads sort, a word filters.
const body = byId("features").tBodies[0], rows = [...body.rows];
rows.forEach((row, rank) => row.cells[0].replaceChildren(whyButton(features[rank], features[rank].name)));
const numeric = cell => { const text = cell.textContent; return text.startsWith("\u221E") ? Infinity : text.startsWith("-\u221E") ? -Infinity : parseFloat(text); };
function sortBy(column, head) {
  const down = head.getAttribute("aria-sort") === "descending", words = head.classList.contains("text");
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "ascending" : "descending");
  const compare = (a, b) => {
    const x = a.cells[column], y = b.cells[column];
    if (words) return x.textContent.localeCompare(y.textContent);
    const u = numeric(x), v = numeric(y);
    return Number.isNaN(u) || Number.isNaN(v) ? Number.isNaN(v) - Number.isNaN(u) : u < v ? -1 : u > v ? 1 : 0;
  };
  body.append(...[...body.rows].sort((a, b) => (down ? 1 : -1) * compare(a, b)));
}
[...byId("features").tHead.rows[0].cells].forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  button.addEventListener("click", () => sortBy(column, head));
  head.replaceChildren(button);
});
byId("filter").addEventListener("input", () => {
  const words = byId("filter").value.trim().toLowerCase();
  for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(words);
  byId("filtered").textContent = rows.filter(row => !row.hidden).length + " of " + rows.length + " rows";
});
byId("download").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([data.table], { type: "text/csv" }));
  link.download = "selected.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

features.forEach((f, k) => byId("feature").add(new Option(f.name, k)));
byId("feature").value = features.indexOf(picked);
byId("feature").addEventListener("change", () => pick(features[Number(byId("feature").value)]));
byId("walk").addEventListener("click", walk);
byId("live").hidden = byId("why").hidden = byId("tools").hidden = false;
makeBars();
drawPaths();
moveTo(data.chosen);
