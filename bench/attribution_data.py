import glob, re, os, csv

B = os.path.join(os.environ["BENCH_DATA"], "polnear/data/")


def load(split):
    """core documents; where several annotators marked one article, the first file name is used"""
    meta = {r["filename"]: r for r in csv.DictReader(open(B + "metadata.tsv"), delimiter="\t")}
    docs = []
    for fn in sorted(glob.glob(B + split + "/text/*.txt")):
        base = os.path.basename(fn)[:-4]
        anns = sorted(glob.glob(glob.escape(B + split + "/attributions/" + base) + "_????.ann"))
        if not anns:
            continue
        text = open(fn, encoding="utf8", newline="").read()
        T = {}
        E = []
        for l in open(anns[0], encoding="utf8"):
            p = l.rstrip("\n").split("\t")
            if p[0].startswith("T") and len(p) >= 2:
                k, rest = p[1].split(" ", 1)
                T[p[0]] = (k, [tuple(map(int, x.split())) for x in rest.split(";")])
            elif p[0].startswith("E"):
                e = dict(source=[], cue=[], content=[], nested=False)
                for a in p[1].split():
                    r, t = a.split(":")
                    r = re.sub(r"\d+$", "", r).lower()
                    if r in e and t in T:
                        e[r] += T[t][1]
                E.append(e)
        docs.append(
            dict(
                id=base,
                text=text,
                gold=[e for e in E if e["cue"] or e["content"]],
                n_ann=len(anns),
                dct=meta.get(base + ".txt", meta.get(base, {})).get("publication_date"),
            )
        )
    return docs


if __name__ == "__main__":
    import collections

    for s in ("train", "dev", "test"):
        d = load(s)
        g = [e for x in d for e in x["gold"]]
        print(
            s,
            len(d),
            "docs",
            sum(len(x["text"]) for x in d),
            "chars",
            len(g),
            "attr; no source",
            sum(not e["source"] for e in g),
            "no cue",
            sum(not e["cue"] for e in g),
            "no content",
            sum(not e["content"] for e in g),
            "multi-annot docs",
            sum(x["n_ann"] > 1 for x in d),
            "discontinuous content",
            sum(len(e["content"]) > 1 for e in g),
        )
        c = collections.Counter(
            " ".join(x["text"][a:b] for a, b in e["cue"]).lower() for x in d for e in x["gold"]
        )
        print(c.most_common(12), len(c))
        if s == "dev":
            for e in d[0]["gold"][:2]:
                print([[d[0]["text"][a:b] for a, b in e[k]] for k in ("source", "cue", "content")])
