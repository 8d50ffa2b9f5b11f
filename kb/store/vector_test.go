package store

import (
	"fmt"
	"math"
	"testing"
)

// The inner product is the same to the last bit, whatever the processor adds it up with, and right to
// what numbers of 32 bits can hold.
func TestDot(t *testing.T) {
	for _, n := range []int{0, 1, 2, 7, 8, 31, 32, 33, 63, 64, 100, 95, 96, 384, 512, 1000, 1536} {
		for seed := range uint64(20) {
			a, b := draw(seed, n), draw(seed+1000, n)
			exact := 0.0
			for i := range a {
				exact += float64(a[i]) * float64(b[i])
			}
			got := dot(a, b)
			if plain := dotPlain(a, b); math.Float32bits(got) != math.Float32bits(plain) {
				t.Errorf("%d numbers: %g, in plain Go %g", n, got, plain)
			}
			if math.Abs(float64(got)-exact) > 1e-6 {
				t.Errorf("%d numbers: %g, want %g", n, got, exact)
			}
		}
	}
}

// A vector that begins anywhere in memory has the same product, and what lies beside it does not count.
func TestDotInABlock(t *testing.T) {
	block, q := draw(1, 5*384+7), draw(2, 384)
	for from := range 64 {
		row := block[from : from+384 : from+384]
		if got, want := dot(row, q), dotPlain(append([]float32(nil), row...), q); got != want {
			t.Errorf("from %d: %g, want %g", from, got, want)
		}
	}
}

func BenchmarkDot(b *testing.B) {
	for _, n := range []int{384, 512} {
		x, y := draw(1, n), draw(2, n)
		for name, dot := range map[string]func(a, b []float32) float32{"chosen": dot, "plain": dotPlain} {
			b.Run(fmt.Sprint(n, "/", name), func(b *testing.B) {
				for b.Loop() {
					dot(x, y)
				}
			})
		}
	}
}
