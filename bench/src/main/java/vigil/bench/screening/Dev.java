package vigil.bench.screening;

import java.io.*;
import java.nio.file.*;
import java.util.*;
import vigil.matcher.entity.*;
import vigil.matcher.screening.*;
import vigil.matcher.words.*;

final class Dev {
    public static void main(String[] a) throws Exception {
        var list = SdnList.entities();
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
            var hits = index.search(Entity.builder("q", Schema.PERSON).name(s).build(), lim);
            neg.add(hits.isEmpty() ? 0 : hits.get(0).score());
        }
        Collections.sort(pos); List<Double> ns = new ArrayList<>(neg); Collections.sort(ns);
        double th = pos.get((int) (pos.size() * 0.05));
        long fp = neg.stream().filter(x -> x >= th).count();
        System.out.printf("threshold at 95 %% recall %.4f ordinary hit %.2f %%%n", th, 100.0 * fp / neg.size());
        double t1 = ns.get((int) (ns.size() * 0.99));
        System.out.printf("threshold at 1 %% ordinary %.4f recall %.2f %%%n", t1, 100.0 * pos.stream().filter(x -> x > t1).count() / pos.size());
        if (show) for (int i = 0; i < ord.size(); i++) if (neg.get(i) >= t1) { var h = index.search(Entity.builder("q", Schema.PERSON).name(ord.get(i)).build(), lim).get(0); System.out.println("NEG " + ord.get(i) + " | " + h.name() + " " + h.score()); }
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
