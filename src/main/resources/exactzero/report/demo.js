// The live figure: y = w x with one weight. Every number is a closed form or a step of a descent, recomputed here.

const live = document.getElementById("live");
const number = name => Number(live.dataset[name]);
const curvature = number("curvature"), pull = number("pull"), level = number("level"), start = number("start"),
    stepLength = number("step"), steps = number("steps");

// Loss, penalties, and where their sums are least.
const loss = w => level - w * (pull - curvature * w / 2);
const pullOfData = w => pull - curvature * w;
const l1 = { value: (w, lambda) => lambda * Math.abs(w), hold: (w, lambda) => lambda * Math.sign(w),
             minimum: lambda => softThreshold(pull, lambda) / curvature };
const l2 = { value: (w, lambda) => lambda * w * w / 2, hold: (w, lambda) => lambda * w,
             minimum: lambda => pull / (curvature + lambda) };

// Descents: where a walk is after some steps.
function walk(count, next) {
  let w = start;
  for (let k = 0; k < count; k++) w = next(w);
  return w;
}
const downhill = (penalty, lambda) => w => w + stepLength * (pullOfData(w) - penalty.hold(w, lambda));
const proximal = lambda => w => softThreshold(w + stepLength * pullOfData(w), stepLength * lambda);

// Drawing.
const WEIGHTS = [-1, 1.6], HIGHEST = 1.05 * (loss(start) + l1.value(start, Number(document.getElementById("lambda").max)));

function panel(id, range, ticks, name) {
  const panel = new Panel(document.getElementById(id), WEIGHTS, range);
  panel.axes([-1, -0.5, 0, 0.5, 1, 1.5], ticks, "weight w", name);
  return panel;
}

function lossPanel(penalty, name, lambda, walkers) {
  const chart = panel("loss-" + name, [-0.1, HIGHEST], roundNumbers(0, HIGHEST, 4), "loss, RSS / 2n");
  const total = w => loss(w) + penalty.value(w, lambda);
  chart.curve(loss, ...WEIGHTS, "data");
  chart.curve(total, WEIGHTS[0], 0, name);
  chart.curve(total, 0, WEIGHTS[1], name);
  const least = penalty.minimum(lambda);
  chart.dot(least, total(least), 7, name + "-mark");
  chart.square(walkers[0], total(walkers[0]), "plain");
  if (walkers.length > 1) chart.dot(walkers[1], total(walkers[1]), 4.5, "proximal");
}

function pullPanel(penalty, name, lambda) {
  const chart = panel("pull-" + name, [-2, 2.2], [-2, -1, 0, 1, 2], "pull");
  const hold = w => penalty.hold(w, lambda);
  chart.curve(pullOfData, ...WEIGHTS, "data");
  if (name === "l1") {
    chart.line([WEIGHTS[0], -lambda], [0, -lambda], name);
    chart.line([0, lambda], [WEIGHTS[1], lambda], name);
    chart.line([0, -lambda], [0, lambda], name + " hold");
  } else {
    chart.curve(hold, ...WEIGHTS, name);
  }
  const least = penalty.minimum(lambda);
  chart.dot(least, pullOfData(least), 7, name + "-mark");
}

// What is said. A zero, and only an exact zero, is called so.
const brief = v => v === 0 ? "exactly 0" : Number(v.toPrecision(5)).toString();
function say(id, value) {
  const output = document.getElementById(id);
  output.textContent = brief(value);
  output.dataset.value = value;
}

const lambdaSlider = document.getElementById("lambda"), stepSlider = document.getElementById("steps"),
    play = document.getElementById("play");

function draw() {
  const lambda = Number(lambdaSlider.value), count = Number(stepSlider.value);
  const sub = walk(count, downhill(l1, lambda)), prox = walk(count, proximal(lambda)),
      ridge = walk(count, downhill(l2, lambda));
  lossPanel(l1, "l1", lambda, [sub, prox]);
  lossPanel(l2, "l2", lambda, [ridge]);
  pullPanel(l1, "l1", lambda);
  pullPanel(l2, "l2", lambda);
  say("minimum-l1", l1.minimum(lambda));
  say("minimum-l2", l2.minimum(lambda));
  say("walk-sub", sub);
  say("walk-prox", prox);
  say("walk-l2", ridge);
  document.getElementById("lambda-value").textContent = Number(lambda.toPrecision(5)).toString();
  document.getElementById("steps-value").textContent = count + " of " + steps;
  document.getElementById("comparison").textContent = Math.abs(pull) <= lambda ? "\u2264" : ">";
  document.getElementById("comparison-lambda").textContent = Number(lambda.toPrecision(5)).toString();
}

// Walking by itself, unless motion is not wanted: then at once to the end.
let timer = 0;
function stop() {
  clearInterval(timer);
  timer = 0;
  play.textContent = "Walk";
}
function tick() {
  stepSlider.value = Number(stepSlider.value) + 1;
  draw();
  if (Number(stepSlider.value) >= steps) stop();
}
play.addEventListener("click", () => {
  if (timer) { stop(); return; }
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    stepSlider.value = steps;
    draw();
    return;
  }
  if (Number(stepSlider.value) >= steps) stepSlider.value = 0;
  play.textContent = "Stop";
  timer = setInterval(tick, 250);
});
lambdaSlider.addEventListener("input", draw);
stepSlider.addEventListener("input", () => { stop(); draw(); });

// A place on the sliders may be given in the address: demo.html#lambda=0.5&steps=7
function restore() {
  const place = new URLSearchParams(location.hash.slice(1));
  if (place.has("lambda")) lambdaSlider.value = place.get("lambda");
  if (place.has("steps")) stepSlider.value = place.get("steps");
  draw();
}
window.addEventListener("hashchange", restore);
live.hidden = false;
restore();
