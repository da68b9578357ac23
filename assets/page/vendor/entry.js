// What the page uses of each library.

import { axisX, dot, gridX, plot, ruleY, text } from "@observablehq/plot";
import cytoscape from "cytoscape";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import MiniSearch from "minisearch";

globalThis.vendor = {
  cytoscape,
  MiniSearch,
  Plot: { axisX, dot, gridX, plot, ruleY, text },
  force: { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY },
};
