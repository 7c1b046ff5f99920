// The graph of the services map, as far as pages reason about it; pure.

/** `upstreams` and `features` as the services map has them: `{id, name, dependsOn}`, features with `rule` (any, all). */
export function graph(upstreams, features) {
  const byId = new Map(upstreams.map((upstream) => [upstream.id, upstream]));
  const above = new Map(upstreams.map((upstream) => [upstream.id, []]));
  upstreams.forEach((upstream) => upstream.dependsOn.forEach((id) => above.get(id)?.push(upstream.id)));

  /** The upstreams that depend on it, however far up, without itself. */
  function dependents(id) {
    const found = new Set();
    const look = (one) => above.get(one)?.forEach((next) => {
      if (!found.has(next) && next !== id) {
        found.add(next);
        look(next);
      }
    });
    look(id);
    return found;
  }

  /** What Veterans would lose if that upstream went down: features that do not work, and those that may not work fully. */
  function losses(id) {
    const further = dependents(id);
    const lost = [];
    const partly = [];
    for (const feature of features) {
      const direct = feature.dependsOn.includes(id);
      if (direct && (feature.rule !== 'all' || feature.dependsOn.length === 1)) {
        lost.push(feature);
      } else if (direct || feature.dependsOn.some((one) => further.has(one))) {
        partly.push(feature);
      }
    }
    return { further: [...further].map((one) => byId.get(one)), lost, partly };
  }

  /** All upstreams that something depends on, nearest first: `{upstream, via}`, `via` what of them leads there, null for what it depends on itself. */
  function behind(node) {
    const found = new Map();
    let nearest = node.dependsOn.map((id) => ({ id, via: null }));
    while (nearest.length > 0) {
      const fresh = nearest.filter(({ id }) => byId.has(id) && !found.has(id));
      fresh.forEach(({ id, via }) => found.has(id) || found.set(id, { upstream: byId.get(id), via }));
      nearest = fresh.flatMap(({ id }) => byId.get(id).dependsOn.map((next) => ({ id: next, via: byId.get(id) })));
    }
    return [...found.values()];
  }

  /** Layers from what everything rests on to the features: an upstream lies left of all that depend on it. Cycles are none: the map refuses them. */
  function layers() {
    const height = new Map();
    const of = (id) => {
      if (!height.has(id)) {
        height.set(id, 0);
        const ups = above.get(id) ?? [];
        height.set(id, ups.length === 0 ? 0 : 1 + Math.max(...ups.map(of)));
      }
      return height.get(id);
    };
    const top = Math.max(0, ...upstreams.map((upstream) => of(upstream.id)));
    const columns = Array.from({ length: top + 2 }, () => []);
    upstreams.forEach((upstream) => columns[top - of(upstream.id)].push({ kind: 'upstream', ...upstream }));
    features.forEach((feature) => columns[top + 1].push({ kind: 'feature', ...feature }));
    return untangled(columns);
  }

  return { losses, behind, layers };
}

/** A name on as many lines as it needs, each at most so wide as `measure` finds; only a single word that does not fit ends with an ellipsis. */
export function wrapped(name, width, measure) {
  const lines = [];
  for (const word of name.split(/\s+/).filter(Boolean)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && measure(longer) <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines.map((line) => cut(line, width, measure));
}

function cut(line, width, measure) {
  let end = line.length;
  while (end > 1 && measure(end < line.length ? `${line.slice(0, end)}…` : line) > width) {
    end -= 1;
  }
  return end < line.length ? `${line.slice(0, end).trimEnd()}…` : line;
}

const keyOf = (node) => `${node.kind}-${node.id}`;

/** Orders each column by the middle of what its nodes are tied to, to and fro, so that few lines cross. */
function untangled(columns) {
  const near = new Map(columns.flat().map((node) => [keyOf(node), []]));
  columns.flat().forEach((node) => node.dependsOn.forEach((id) => {
    if (near.has(`upstream-${id}`)) {
      near.get(keyOf(node)).push(`upstream-${id}`);
      near.get(`upstream-${id}`).push(keyOf(node));
    }
  }));
  const place = new Map();
  const note = (column) => column.forEach((node, index) => place.set(keyOf(node), (index + 0.5) / column.length));
  columns.forEach(note);
  const middle = (node) => {
    const all = near.get(keyOf(node)).map((key) => place.get(key));
    return all.length === 0 ? place.get(keyOf(node)) : all.reduce((sum, one) => sum + one, 0) / all.length;
  };
  for (let round = 0; round < 6; round += 1) {
    const order = round % 2 === 0 ? [...columns].reverse() : columns;
    for (const column of order) {
      const middles = new Map(column.map((node) => [node, middle(node)]));
      column.sort((one, other) => middles.get(one) - middles.get(other));
      note(column);
    }
  }
  return columns;
}
