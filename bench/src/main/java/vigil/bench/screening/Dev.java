package vigil.bench.screening;

import java.io.*;
import java.nio.file.*;
import java.util.*;
import vigil.matcher.entity.*;
import vigil.matcher.screening.*;
import vigil.matcher.words.*;

final class Dev {
    static final Schema SCH = Schema.ofLabel(System.getProperty("schema", "Person")).get();
    static void dump(PrintStream o, String label, NameReader rd, vigil.matcher.alignment.Aligner al, String q, Schema.Kind k, String l) {
        var a = rd.read(q, k); var b = rd.read(l, k);
        al.ask(a); double lg = al.compare(b);
        StringBuilder sb = new StringBuilder(label); for (float f : al.signs()) sb.append(',').append(f);
        o.println(sb + "," + lg + "," + q.replace(',', ' ') + "|" + l.replace(',', ' '));
    }
    static String best(NameReader rd, vigil.matcher.alignment.Aligner al, String q, Schema.Kind k, Entity e) {
        String best = ""; double bl = -1e9;
        al.ask(rd.read(q, k));
        for (var ns : List.of(e.names(), e.aliases())) for (String s : ns) { double d = al.compare(rd.read(s, k)); if (d > bl) { bl = d; best = s; } }
        return best;
    }
    static List<String> csv(String line) {
        List<String> f = new ArrayList<>(); StringBuilder b = new StringBuilder(); boolean q = false;
        for (int i = 0; i < line.length(); i++) { char c = line.charAt(i); if (c == '"') { if (q && i + 1 < line.length() && line.charAt(i + 1) == '"') { b.append(c); i++; } else q = !q; } else if (c == ',' && !q) { f.add(b.toString()); b.setLength(0); } else b.append(c); }
        f.add(b.toString()); return f;
    }
    static void pairs(PrintStream o, NameReader rd) throws Exception {
        var al = new vigil.matcher.alignment.Aligner();
        var ls = Files.readAllLines(Path.of("/work/shared/data/names/name-pairs.csv"));
        for (String l : ls.subList(1, ls.size())) { var f = csv(l); dump(o, f.get(4).equals("true") ? "P1" : "P0", rd, al, f.get(2), Schema.ofLabel(f.get(1)).get().kind(), f.get(3)); }
    }
    static void dumpAll(String file, Collection<Entity> list, WatchIndex index, NameReader rd, List<CorruptedNames.Question> qs, List<String> ord) throws Exception {
        var al = new vigil.matcher.alignment.Aligner();
        try (var o = new PrintStream(new BufferedOutputStream(new FileOutputStream(file)))) {
            o.println("label," + String.join(",", vigil.matcher.alignment.Signs.NAMES) + ",logit,names");
            pairs(o, rd);
            var lim = new SearchLimits(4, 0);
            for (var q : qs) {
                var k = q.source().schema().kind();
                dump(o, "C" + q.kind(), rd, al, q.name(), k, best(rd, al, q.name(), k, q.source()));
                for (var h : index.search(q.asEntity(), lim)) if (h.entity() != q.source()) dump(o, "W" + q.kind(), rd, al, q.name(), k, h.name());
            }
            for (String s : ord) { for (var h : index.search(Entity.builder("q", SCH).name(s).build(), lim)) dump(o, "N", rd, al, s, SCH.kind(), h.name()); o.println("-"); }
        }
    }
    public static void main(String[] a) throws Exception {
        var list = SdnList.entities();
        if (a.length > 0 && a[0].equals("words")) { Files.write(Path.of(a[1]), CountWords.lines()); return; }
        long t = System.nanoTime();
        var reader = new NameReader();
        var index = WatchIndex.of("sdn", list, reader);
        System.out.println("build " + (System.nanoTime() - t) / 1e9 + " s names " + index.names() + " MB " + index.bytes() / 1e6);
        int n = Integer.getInteger("n", 300);
        var qs = CorruptedNames.of(list, n, new Random(Long.getLong("seed", 7)));
        Set<String> keys = new HashSet<>();
        for (Entity e : list) { for (String s : e.names()) keys.add(OrdinaryNames.key(s)); for (String s : e.aliases()) keys.add(OrdinaryNames.key(s)); }
        List<String> ord;
        if (System.getProperty("ord") != null) ord = Files.readAllLines(Path.of(System.getProperty("ord"))).stream().filter(s -> !keys.contains(OrdinaryNames.key(s))).toList();
        else ord = new OrdinaryNames(new Random(5)).names(n * 10, s -> keys.contains(OrdinaryNames.key(s)));
        if (System.getProperty("dump") != null) { dumpAll(System.getProperty("dump"), list, index, reader, qs, ord); return; }
        var lim = new SearchLimits(10, 0);
        Map<Corruption, int[]> m = new EnumMap<>(Corruption.class);
        List<Double> pos = new ArrayList<>();
        boolean show = Boolean.getBoolean("show");
        for (var q : qs) {
            var hits = index.search(q.asEntity(), lim);
            int at = -1; double sc = 0;
            for (int i = 0; i < hits.size(); i++) if (hits.get(i).entity() == q.source()) { at = i; sc = hits.get(i).score(); }
            int[] c = m.computeIfAbsent(q.kind(), k -> new int[3]);
            c[2]++;
            boolean tie = at > 0 && hits.get(0).score() - sc < 1e-9;
            if (at == 0) c[0]++; 
            if (at >= 0) c[1]++; 
            pos.add(sc);
            if (show && at != 0 && !tie) System.out.println(q.kind() + " " + at + " | " + q.name() + " | " + q.source().names() + q.source().aliases() + " | " + (hits.isEmpty() ? "-" : hits.get(0).name() + " " + hits.get(0).score()) + " " + sc);
        }
        int r1 = 0, r10 = 0, tot = 0;
        for (var e : m.entrySet()) { int[] c = e.getValue(); System.out.printf("%-14s %.1f %.1f%n", e.getKey(), 100.0 * c[0] / c[2], 100.0 * c[1] / c[2]); r1 += c[0]; r10 += c[1]; tot += c[2]; }
        System.out.printf("recall@1 %.2f recall@10 %.2f%n", 100.0 * r1 / tot, 100.0 * r10 / tot);
        List<Double> neg = new ArrayList<>();
        for (String s : ord) {
            var hits = index.search(Entity.builder("q", SCH).name(s).build(), lim);
            neg.add(hits.isEmpty() ? 0 : hits.get(0).score());
        }
        Collections.sort(pos); List<Double> ns = new ArrayList<>(neg); Collections.sort(ns);
        double th = pos.get((int) (pos.size() * 0.05));
        long fp = neg.stream().filter(x -> x >= th).count();
        System.out.printf("threshold at 95 %% recall %.4f ordinary hit %.2f %%%n", th, 100.0 * fp / neg.size());
        double t1 = ns.get((int) (ns.size() * 0.99));
        System.out.printf("threshold at 1 %% ordinary %.4f recall %.2f %%%n", t1, 100.0 * pos.stream().filter(x -> x > t1).count() / pos.size());
        if (show) for (int i = 0; i < ord.size(); i++) if (neg.get(i) >= t1) { var h = index.search(Entity.builder("q", SCH).name(ord.get(i)).build(), lim).get(0); System.out.println("NEG " + ord.get(i) + " | " + h.name() + " " + h.score()); }
        // speed
        var usual = SearchLimits.USUAL;
        for (int round = 0; round < 4; round++) {
            long b = System.nanoTime(); int h = 0;
            long[] lat = new long[qs.size()]; int i = 0;
            for (var q : qs) { long s = System.nanoTime(); h += index.search(q.asEntity(), usual).size(); lat[i++] = System.nanoTime() - s; }
            double sec = (System.nanoTime() - b) / 1e9;
            Arrays.sort(lat);
            System.out.printf("%.0f/s p50 %.1f p99 %.1f us hits %.2f%n", qs.size() / sec, lat[lat.length / 2] / 1e3, lat[lat.length * 99 / 100] / 1e3, (double) h / qs.size());
        }
    }
}
