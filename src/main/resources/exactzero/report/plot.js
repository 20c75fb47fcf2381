"use strict";
// What the pages with a script draw with.

const softThreshold = (z, t) => z > t ? z - t : z < -t ? z + t : 0;

function element(parent, name, attributes) {
  const e = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) e.setAttribute(key, attributes[key]);
  parent.appendChild(e);
  return e;
}

// Round numbers inside a range, about as many as asked for.
function roundNumbers(from, to, count) {
  const rough = (to - from) / count, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(m => m * power).find(s => s >= rough), numbers = [];
  for (let k = Math.ceil(from / step); k * step <= to; k++) numbers.push(Number((k * step).toPrecision(12)));
  return numbers;
}

// A drawing with two axes, in the units of what it shows.
class Panel {
  constructor(svg, xRange, yRange) {
    this.svg = svg;
    this.xRange = xRange;
    this.yRange = yRange;
    this.width = svg.viewBox.baseVal.width;
    this.height = svg.viewBox.baseVal.height;
    this.edge = 40;
    this.left = 56;
    svg.replaceChildren();
  }
  // Lines at 0, numbers and names.
  axes(xTicks, yTicks, xName, yName) {
    if (this.yRange[0] <= 0 && this.yRange[1] >= 0) this.line([this.xRange[0], 0], [this.xRange[1], 0], "axis");
    if (this.xRange[0] <= 0 && this.xRange[1] >= 0) this.line([0, this.yRange[0]], [0, this.yRange[1]], "axis");
    this.ticks(xTicks, yTicks, xName, yName);
  }
  ticks(xTicks, yTicks, xName, yName, xText = String) {
    for (const tick of xTicks) this.text(this.x(tick), this.height - this.edge + 18, xText(tick), "middle");
    for (const tick of yTicks) this.text(this.left - 8, this.y(tick) + 4, tick, "end");
    this.text((this.left + this.width - this.edge) / 2, this.height - 6, xName, "middle");
    this.text(6, 18, yName, "start");
  }
  x(v) { return this.left + (v - this.xRange[0]) / (this.xRange[1] - this.xRange[0]) * (this.width - this.left - this.edge / 2); }
  y(v) { return this.height - this.edge - (v - this.yRange[0]) / (this.yRange[1] - this.yRange[0]) * (this.height - 2 * this.edge); }
  text(left, top, text, anchor) {
    element(this.svg, "text", { x: left, y: top, "text-anchor": anchor }).textContent = text;
  }
  line(from, to, style) {
    return element(this.svg, "line",
        { x1: this.x(from[0]), y1: this.y(from[1]), x2: this.x(to[0]), y2: this.y(to[1]), class: style });
  }
  // A function's graph; what lies above the range is left out.
  curve(f, from, to, style) {
    const xs = Array.from({ length: 121 }, (_, k) => from + (to - from) * k / 120);
    this.through(xs.map(x => [x, f(x)]), style);
  }
  through(points, style) {
    let d = "", drawing = false;
    for (const [x, y] of points) {
      const inside = y <= this.yRange[1] && y >= this.yRange[0];
      if (inside) d += (drawing ? "L" : "M") + this.x(x).toFixed(1) + "," + this.y(y).toFixed(1);
      drawing = inside;
    }
    return element(this.svg, "path", { d, class: style });
  }
  dot(x, y, radius, style) { element(this.svg, "circle", { cx: this.x(x), cy: this.y(y), r: radius, class: style }); }
  square(x, y, style) {
    element(this.svg, "rect", { x: this.x(x) - 5, y: this.y(y) - 5, width: 10, height: 10, class: style });
  }
}
