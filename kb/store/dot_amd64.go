package store

import "golang.org/x/sys/cpu"

// dot is the inner product of two vectors of one length, as dotPlain gives it.
func dot(a, b []float32) float32 {
	if !cpu.X86.HasAVX || len(a) < block {
		return dotPlain(a, b)
	}
	b = b[:len(a)]
	var sums [8]float32
	dotAVX(&a[0], &b[0], len(a)/block, &sums)
	whole := len(a) - len(a)%block
	return total(&sums) + tail(a[whole:], b[whole:])
}

// dotAVX adds up so many blocks in eight sums.
//
//go:noescape
func dotAVX(a, b *float32, blocks int, sums *[8]float32)
