"""score_attribution.py SPLIT PRED...  role spans: exact and overlap F1 over spans merged to (min,max) of their pieces;
token-soft content F1 (Pareti-style: precision = share of predicted chars covered by gold, recall the reverse, averaged over spans);
relation: cue overlaps AND source overlaps (or both absent) AND content overlaps -> rel_relaxed; all exact -> rel_exact."""

import sys, json
from attribution_data import load


def prf(tp, g, p):
    P = tp / p if p else 0
    R = tp / g if g else 0
    return "P %.1f R %.1f F %.1f" % (100 * P, 100 * R, 200 * P * R / (P + R) if P + R else 0)


mm = lambda L: (min(a for a, b in L), max(b for a, b in L)) if L else None
chars = lambda L: set(i for a, b in L for i in range(a, b))


def ov(a, b):
    return a and b and a[0] < b[1] and b[0] < a[1]


docs = load(sys.argv[1])
for f in sys.argv[2:]:
    R = json.load(open(f))
    out = {}
    G = [d["gold"] for d in docs][: R["n"]]
    P = R["pred"]
    for k in ("source", "cue", "content"):
        g = p = ex = re_ = rg = 0
        sp = sr = 0.0
        for ge, pe in zip(G, P):
            gs = [e[k] for e in ge if e[k]]
            ps = [e[k] for e in pe if e[k]]
            g += len(gs)
            p += len(ps)
            gm = [mm(x) for x in gs]
            pm = [mm(x) for x in ps]
            ex += len(set(gm) & set(pm))
            re_ += sum(any(ov(a, b) for b in gm) for a in pm)
            rg += sum(any(ov(a, b) for b in pm) for a in gm)
            cg = [chars(x) for x in gs]
            cp = [chars(x) for x in ps]
            for i, x in enumerate(cp):
                sp += max([len(x & y) / len(x) for j, y in enumerate(cg) if ov(pm[i], gm[j])] or [0])
            for i, x in enumerate(cg):
                sr += max([len(x & y) / len(x) for j, y in enumerate(cp) if ov(gm[i], pm[j])] or [0])
        out[k + " exact"] = prf(ex, g, p)
        a, b = re_ / max(p, 1), rg / max(g, 1)
        out[k + " overlap"] = "P %.1f R %.1f F %.1f" % (
            100 * a,
            100 * b,
            200 * a * b / (a + b) if a + b else 0,
        )
        a, b = sp / max(p, 1), sr / max(g, 1)
        out[k + " soft"] = "P %.1f R %.1f F %.1f" % (100 * a, 100 * b, 200 * a * b / (a + b) if a + b else 0)
    g = p = rr = rx = 0
    for ge, pe in zip(G, P):
        g += len(ge)
        p += len(pe)
        used = set()
        ux = set()
        for a in ge:
            for j, b in enumerate(pe):
                s = (not a["source"] and not b["source"]) or ov(mm(a["source"]), mm(b["source"]))
                if (
                    j not in used
                    and s
                    and ov(mm(a["cue"]), mm(b["cue"]))
                    and ov(mm(a["content"]), mm(b["content"]))
                ):
                    used.add(j)
                    rr += 1
                    break
            for j, b in enumerate(pe):
                if j not in ux and all(mm(a[k]) == mm(b[k]) for k in ("source", "cue", "content")):
                    ux.add(j)
                    rx += 1
                    break
    out["relation relaxed"] = prf(rr, g, p)
    out["relation exact"] = prf(rx, g, p)
    print(
        "%s %s gold %d pred %d %.2f docs/s %.1f kB/s"
        % (sys.argv[1], R["peer"], g, p, R["n"] / R["sec"], R["chars"] / R["sec"] / 1e3)
    )
    for k in out:
        print("   %-18s %s" % (k, out[k]))
